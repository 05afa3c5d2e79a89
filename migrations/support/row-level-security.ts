/**
 * SQL that puts a table under forced row-level security.
 *
 * `signalbox_request` (the request path) sees the rows of the workspace named by `signalbox.workspace_id` for the
 * transaction, and none when it is unset. `signalbox_system` (ingest batches, dispatch, maintenance) sees all rows.
 */
export function tenantTable(table: string, tenantColumn = 'tenant_id', grants = 'select, insert, update, delete') {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    create policy tenant_isolation on ${table} to signalbox_request
      using (${tenantColumn} = (select nullif(current_setting('signalbox.workspace_id', true), '')::uuid))
      with check (${tenantColumn} = (select nullif(current_setting('signalbox.workspace_id', true), '')::uuid));
    grant ${grants} on ${table} to signalbox_request;
    ${systemAccess(table, grants)}`;
}

/** SQL that closes a table to the request path altogether: only the system path reads and writes it. */
export function systemTable(table: string) {
  return `
    alter table ${table} enable row level security;
    alter table ${table} force row level security;
    ${systemAccess(table)}`;
}

function systemAccess(table: string, grants = 'select, insert, update, delete') {
  return `
    create policy system_access on ${table} to signalbox_system using (true) with check (true);
    grant ${grants} on ${table} to signalbox_system;`;
}
