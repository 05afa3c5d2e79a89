import type { Client } from 'pg';
import { error, type Finding, ok } from './finding';

interface Roles {
  readonly login: string;
  readonly sees_all: boolean;
  readonly request: boolean;
  readonly system: boolean;
  readonly group_sees_all: string[];
  readonly owns: boolean;
}

/** Who may see what: row-level security binds the login role only if nothing lifts it. */
export async function roleFindings(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<Roles>(`
    select current_user as login,
      (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) as sees_all,
      ${memberOf('signalbox_request')} as request, ${memberOf('signalbox_system')} as system,
      array(select rolname::text from pg_roles where rolname in ('signalbox_request', 'signalbox_system')
        and (rolsuper or rolbypassrls or rolcanlogin)) as group_sees_all,
      (select pg_has_role(current_user, relowner, 'usage') from pg_class where oid = 'public.migrations'::regclass) as owns`);
  const roles = rows[0] as Roles;
  const open = await openTables(client);
  const found = [...loginFindings(roles), ...memberFindings(roles)];
  if (roles.group_sees_all.length > 0) {
    const names = roles.group_sees_all.join(', ');
    const fix = roles.group_sees_all.map((name) => `ALTER ROLE ${name} NOLOGIN NOSUPERUSER NOBYPASSRLS;`).join(' ');
    found.push(error('roles.groups', `${names} may log in or look past row-level security`, fix));
  }
  found.push(
    open.length === 0
      ? ok('roles.row_level_security', 'every table is under forced row-level security')
      : error('roles.row_level_security', `not under forced row-level security: ${open.join(', ')}`, restoreHint(open)),
  );
  return found;
}

const memberOf = (role: string) =>
  `coalesce((select pg_has_role(current_user, oid, 'usage') from pg_roles where rolname = '${role}'), false)`;

/** Tables of the schema that row-level security does not bind, or that no policy opens; partitions follow their parent. */
async function openTables(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`
    select relname as name from pg_class c
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and relname <> 'migrations'
      and not (relrowsecurity and relforcerowsecurity and exists (select from pg_policy where polrelid = c.oid))
    order by 1`);
  return rows.map(({ name }) => name);
}

function loginFindings({ login, sees_all, owns }: Roles): Finding[] {
  const found: Finding[] = [];
  if (sees_all) {
    const fix = `ALTER ROLE ${login} NOSUPERUSER NOBYPASSRLS; or let DATABASE_URL name another role.`;
    found.push(error('roles.login', `${login} looks past row-level security`, fix));
  } else found.push(ok('roles.login', `${login} is bound by row-level security`));
  if (!owns) {
    const fix = `Let the owner run: ALTER TABLE … OWNER TO ${login}, or run migrations as the owner.`;
    found.push(error('roles.owner', `${login} does not own the tables: it cannot migrate them`, fix));
  }
  return found;
}

function memberFindings({ login, request, system }: Roles): Finding[] {
  const missing = [...(request ? [] : ['signalbox_request']), ...(system ? [] : ['signalbox_system'])];
  if (missing.length === 0) return [ok('roles.member', `${login} is in both groups`)];
  const fix = `Let an administrator run: GRANT ${missing.join(', ')} TO ${login};`;
  return [error('roles.member', `${login} is not in ${missing.join(' and ')}`, fix)];
}

const restoreHint = (tables: readonly string[]) =>
  tables.map((name) => `ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;`).join(' ') +
  ' Then compare its policies with its migration.';
