import type { TestDatabase } from '@app/testing';

/** What the schema consists of, as PostgreSQL itself describes it: one list of lines for each kind of thing. */
const QUERIES = {
  tables: `select format('%s kind=%s rls=%s forced=%s options=%s toast=%s partition=%s', c.oid::regclass, c.relkind,
      c.relrowsecurity, c.relforcerowsecurity, c.reloptions, t.reloptions, pg_get_expr(c.relpartbound, c.oid)) as line
    from pg_class c left join pg_class t on t.oid = c.reltoastrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'S')`,
  columns: `select format('%s.%s %s null=%s default=%s compression=%s', a.attrelid::regclass, a.attname,
      format_type(a.atttypid, a.atttypmod), not a.attnotnull, pg_get_expr(d.adbin, d.adrelid), a.attcompression) as line
    from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relnamespace = 'public'::regnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p')`,
  constraints: `select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where connamespace = 'public'::regnamespace`,
  indexes: `select indexdef as line from pg_indexes where schemaname = 'public'`,
  policies: `select format('%s %s %s to %s using %s check %s', tablename, policyname, cmd, roles, qual, with_check) as line
    from pg_policies where schemaname = 'public'`,
  grants: `select format('%s %s', c.oid::regclass, g) as line
    from pg_class c, unnest(c.relacl) g where relnamespace = 'public'::regnamespace
    union all select format('schema %s %s', nspname, g) from pg_namespace, unnest(nspacl) g where nspname = 'public'
    union all select format('function %s %s', proname, g) from pg_proc, unnest(proacl) g
    where pronamespace = 'public'::regnamespace`,
  functions: `select pg_get_functiondef(oid) as line from pg_proc where pronamespace = 'public'::regnamespace`,
  triggers: `select pg_get_triggerdef(oid) as line from pg_trigger where not tgisinternal`,
};

export type Catalogue = Record<keyof typeof QUERIES, string[]>;

export async function catalogue(database: TestDatabase): Promise<Catalogue> {
  const kinds = Object.entries(QUERIES).map(async ([kind, sql]) => {
    const rows = await database.query<{ line: string }>(sql);
    return [kind, rows.map(({ line }) => line).sort()];
  });
  return Object.fromEntries(await Promise.all(kinds)) as Catalogue;
}
