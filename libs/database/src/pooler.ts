import type { Settings } from '@app/config';

type Addresses = Pick<Settings, 'DATABASE_URL'> & Partial<Pick<Settings, 'DATABASE_DIRECT_URL'>>;

/** Whether connections are those of a pooler, which lends one of PostgreSQL's for a transaction at a time. */
export function isPooled({ DATABASE_DIRECT_URL }: Partial<Pick<Settings, 'DATABASE_DIRECT_URL'>>): boolean {
  return DATABASE_DIRECT_URL !== undefined;
}

/** The settings for work that needs a session of its own, which a pooler cannot give: they name PostgreSQL itself. */
export function pastPooler<S extends Addresses>(settings: S): S {
  const { DATABASE_DIRECT_URL: direct } = settings;
  return direct === undefined ? settings : { ...settings, DATABASE_URL: direct, DATABASE_DIRECT_URL: undefined };
}
