import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The two group roles. The login role is a member of both: it is the system path by default and becomes the request
 * path for one transaction with `set_config('role', 'signalbox_request', true)`.
 */
export class Roles1763600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      do $$
      declare
        name text;
      begin
        foreach name in array array['signalbox_request', 'signalbox_system'] loop
          if not exists (select from pg_roles where rolname = name) then
            begin
              execute format('create role %I nologin nobypassrls', name);
            exception
              when duplicate_object or unique_violation then null; -- another database of this cluster was faster
              when insufficient_privilege then
                raise exception 'the role % is missing and % may not create it', name, current_user
                  using hint = 'Let an administrator run: CREATE ROLE signalbox_request NOLOGIN; '
                    'CREATE ROLE signalbox_system NOLOGIN; GRANT signalbox_request, signalbox_system TO '
                    || current_user;
            end;
          end if;
          if not exists (
            select from pg_auth_members m
            join pg_roles r on r.oid = m.roleid
            join pg_roles u on u.oid = m.member
            where r.rolname = name and u.rolname = current_user
          ) or not pg_has_role(current_user, name, 'usage') then
            execute format('grant %I to %I', name, current_user);
          end if;
        end loop;
      end $$`);
    await runner.query(`grant usage on schema public to signalbox_request, signalbox_system`);
    await runner.query(`revoke create on schema public from public`);
  }

  async down(runner: QueryRunner): Promise<void> {
    // The roles belong to the cluster and may serve other databases: only this database's grants are taken back.
    await runner.query(`revoke usage on schema public from signalbox_request, signalbox_system`);
  }
}
