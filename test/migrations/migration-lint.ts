import { type SqlStatement, sqlStatements } from './sql-statements';

/** A migration's SQL as it would be run. */
export interface LintedMigration {
  readonly name: string;
  readonly sql: readonly string[];
  /** Whether it runs in a transaction of its own; some statements cannot. */
  readonly inTransaction: boolean;
}

export interface LintProblem {
  readonly migration: string;
  readonly rule: string;
  readonly statement: string;
  readonly fix: string;
}

interface Rule {
  readonly rule: string;
  readonly matches: (statement: string, migration: LintedMigration) => boolean;
  readonly fix: string;
}

const has =
  (pattern: RegExp, unless?: RegExp) =>
  (statement: string): boolean =>
    pattern.test(statement) && !unless?.test(statement);

const REWRITE = 'Add a new column, fill it in batches from a job, and drop the old one in a later release.';
const LATER = 'The version before still uses it. Stop using it in this release, and take it away in the next one.';

/** What disturbs a version that still serves. Each is about a table that was there before. */
const RULES: readonly Rule[] = [
  {
    rule: 'index-not-concurrent',
    matches: has(/^create (unique )?index (?!concurrently)/),
    fix: 'create index concurrently, in a migration with `transaction = false` that does nothing else; on a partitioned table one for each partition, attached to an index that was created on only the parent.',
  },
  {
    rule: 'concurrent-in-transaction',
    matches: (text, { sql, inTransaction }) =>
      /\bconcurrently\b/.test(text) && (inTransaction || !sql.some((query) => isAlone(text, query))),
    fix: 'Give the migration `readonly transaction = false`, let it do nothing else, and give each statement a query of its own: several in one are a transaction.',
  },
  {
    rule: 'not-repeatable',
    matches: (text, { sql }) => {
      const name = /^create (?:unique )?index concurrently (?:if not exists )?(\w+)/.exec(text)?.[1];
      return name !== undefined && !sql.some((query) => isAlone(`drop index concurrently if exists ${name}`, query));
    },
    fix: 'drop index concurrently if exists … before it: a try that was cut off leaves an invalid index of that name.',
  },
  {
    rule: 'column-rewrite',
    matches: has(
      /\balter (column )?\w+ (set data )?type\b|\bgenerated (always|by default) as\b|\b(big|small)?serial\b/,
    ),
    fix: REWRITE,
  },
  {
    rule: 'volatile-default',
    matches: has(/\badd (column )?(?!constraint).*\bdefault (gen_random_uuid|uuidv7|random|clock_timestamp|nextval)\b/),
    fix: `A default that differs from row to row writes the whole table anew. ${REWRITE}`,
  },
  {
    rule: 'not-null-without-default',
    matches: (text) =>
      actions(text).some(
        (action) => /^add (column )?(?!constraint)\w+ .*\bnot null\b/.test(action) && !/\bdefault\b/.test(action),
      ),
    fix: 'Give it a constant default, or let it be null until every version fills it.',
  },
  {
    rule: 'set-not-null',
    matches: has(/\bset not null\b/),
    fix: 'Add check (… is not null) not valid, validate it in the next migration, and set not null one release later.',
  },
  {
    rule: 'constraint-not-validated-apart',
    matches: (text) =>
      actions(text).some(
        (action) => /^add (constraint \w+ )?(foreign key|check)\b/.test(action) && !/\bnot valid\b/.test(action),
      ),
    fix: 'Add it not valid, and validate constraint in a migration of its own: that one lets writes go on.',
  },
  {
    rule: 'constraint-builds-index',
    matches: (text) =>
      actions(text).some(
        (action) =>
          /^add (constraint \w+ )?(unique|primary key|exclude)\b/.test(action) && !/\busing index\b/.test(action),
      ),
    fix: 'create unique index concurrently first, then add constraint … using index.',
  },
  {
    rule: 'rename',
    matches: has(/^alter (table|view|function|type|index|sequence)\b.*\brename\b/),
    fix: `Add the new one and write both. ${LATER}`,
  },
  {
    rule: 'drop',
    matches: (text) =>
      /^drop (table|view|materialized view|function|routine|type|policy|schema|sequence)\b/.test(text) ||
      actions(text).some((action) =>
        /^drop (column )?(?!constraint|not null)\w+|^alter (column )?\w+ drop default/.test(action),
      ),
    fix: LATER,
  },
  {
    rule: 'revoke',
    matches: has(/^revoke\b/),
    fix: LATER,
  },
  {
    rule: 'rows-in-one-transaction',
    matches: has(/^(with\b.*)?(update|delete from|merge into)\b|^insert into\b.*\bselect\b/),
    fix: 'Let a job change the rows in batches after the release; the code has to bear both kinds meanwhile.',
  },
  {
    rule: 'whole-table-lock',
    matches: has(
      /^(vacuum full|cluster|truncate|lock( table)?)\b|^reindex (?!.*concurrently)|\bset (un)?logged\b|\bset tablespace\b|\bset access method\b|\bdetach partition (?!.*concurrently)/,
    ),
    fix: 'It stops every reader or writer for as long as it runs. Find a way in steps.',
  },
  {
    rule: 'opaque',
    matches: has(/^do\b/),
    fix: 'A block may touch tables that it makes, or that the same release makes; write other statements out.',
  },
];

const isAlone = (text: string, query: string): boolean => {
  const statements = sqlStatements(query);
  return statements.length === 1 && statements[0]?.text === text;
};

/** `-- safe: why`, in a comment of the statement itself. */
const ESCAPE = /\bsafe: .{15,}/;

const MAKES = /^create (?:or replace )?(?:unlogged )?(?:table|function) (?:if not exists )?(?:public\.)?(\w+)/;

/** What is wrong with the migrations, in order. A table or function that one of them makes is new to all: nobody uses it yet. */
export function lintMigrations(migrations: readonly LintedMigration[]): LintProblem[] {
  const made = new Set<string>();
  return migrations.flatMap((migration) =>
    migration.sql.flatMap(sqlStatements).flatMap((statement) => {
      const name = MAKES.exec(statement.text)?.[1];
      if (name !== undefined) made.add(name);
      return problemsOf(migration, statement, made);
    }),
  );
}

function problemsOf(migration: LintedMigration, statement: SqlStatement, made: ReadonlySet<string>): LintProblem[] {
  const { text, comments } = statement;
  const subjects = subjectsOf(statement);
  if (ESCAPE.test(comments) || (subjects.length > 0 && subjects.every((name) => made.has(name)))) return [];
  const broken = RULES.filter(({ matches }) => matches(text, migration));
  return broken.map(({ rule, fix }) => ({ migration: migration.name, rule, statement: text.slice(0, 120), fix }));
}

/** The tables and functions that the statement is about; none: that cannot be seen. */
function subjectsOf({ text, body }: SqlStatement): string[] {
  if (/^do\b/.test(text)) {
    return /\bexecute\b/.test(body) ? [] : [...body.matchAll(IN_BLOCK)].flatMap(([, name]) => name ?? []);
  }
  const functions = /^(?:revoke|drop) .*?\bfunction (?:if exists )?([\w, ]+?)(?: from .*)?$/.exec(text)?.[1];
  if (functions !== undefined) return functions.split(',').map((name) => name.trim());
  const match =
    /^alter table (?:if exists )?(?:only )?(?:public\.)?(\w+)/.exec(text) ??
    /^create (?:unique )?index.*? on (?:only )?(?:public\.)?(\w+)/.exec(text) ??
    /^(?:update|delete from|insert into|truncate|drop table(?: if exists)?) (?:only )?(?:public\.)?(\w+)/.exec(text) ??
    /^revoke .* on (?:table )?(?:public\.)?(\w+)/.exec(text);
  return match?.[1] === undefined ? [] : [match[1]];
}

const IN_BLOCK = /\b(?:alter table|update|insert into|delete from|truncate|drop table|index \w+ on) (?:only )?(\w+)/g;

/** The parts of `alter table`, which commas separate outside of brackets. */
function actions(text: string): string[] {
  const match = /^alter table (?:if exists )?(?:only )?\S+ (.*)$/.exec(text);
  if (!match?.[1]) return [];
  const parts: string[] = [''];
  let depth = 0;
  for (const character of match[1]) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts[parts.length - 1] += character;
  }
  return parts.map((part) => part.trim());
}
