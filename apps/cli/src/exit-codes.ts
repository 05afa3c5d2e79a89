/** How the command line ends, for scripts. A code never changes its meaning. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  unreachable: 3,
  refused: 4,
  notFound: 5,
  unsound: 6,
  conflict: 7,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What each code means, as `--help` and docs/operations.md tell it. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode, string])[] = [
  [EXIT.ok, 'done'],
  [EXIT.failed, 'failed for another reason; the message tells'],
  [EXIT.usage, 'the command line or a setting is wrong'],
  [EXIT.unreachable, 'PostgreSQL, Redis or the api does not answer: try again later'],
  [EXIT.refused, 'the key or the person may not do this'],
  [EXIT.notFound, 'there is no such thing'],
  [EXIT.unsound, 'checked, and something is not as it should be (doctor, verify, migrate --check)'],
  [EXIT.conflict, 'it collides with what is there'],
  [EXIT.interrupted, 'interrupted'],
];
