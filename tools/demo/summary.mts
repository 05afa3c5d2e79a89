import type { JobCounts } from './job-record.mts';
import type { PlannedDelivery } from './plan.mts';
import type { Received } from './receiver.mts';
import type { SentLog } from './sender.mts';

export interface Outcome {
  planned: readonly PlannedDelivery[];
  sent: SentLog;
  received: ReadonlyMap<string, Received>;
  jobs: JobCounts;
}

/** Prints what happened and what it proves. Returns whether every check held. */
export function printSummary(outcome: Outcome): boolean {
  const { sent, received, jobs } = outcome;
  const delays = [...sent.accepted].flatMap(([id, { sentAt }]) => {
    const acceptedAt = received.get(id)?.acceptedAt;
    return acceptedAt === undefined ? [] : [acceptedAt - sentAt];
  });
  const retried = [...received.values()].filter((event) => event.calls > 1).length;
  const rows: [string, string | number][] = [
    ['Accepted', sent.accepted.size],
    ['Duplicates recognised', sent.duplicates],
    ['Rejected (forged)', sent.forgedStatus === 401 ? 1 : 0],
    ['Delivered', delays.length],
    ['Retried', retried],
    ['Dead', jobs.dead],
    ['Request to delivered, median', milliseconds(delays, 0.5)],
    ['Request to delivered, 95 %', milliseconds(delays, 0.95)],
  ];
  console.log();
  for (const [name, value] of rows) console.log(`  ${name.padEnd(32)}${String(value).padStart(8)}`);
  console.log();
  const results = checks(outcome).map(([name, holds, detail]) => {
    console.log(`  ${holds ? '✓' : '✗'} ${name}${holds ? '' : ` (${detail})`}`);
    return holds;
  });
  if (sent.unexpected.length > 0) console.log(`  First unexpected answer: ${sent.unexpected[0]}`);
  return results.every(Boolean);
}

function checks({ planned, sent, received, jobs }: Outcome): [name: string, holds: boolean, detail: string][] {
  const seen = [...sent.accepted.keys()].map((id) => received.get(id));
  const missing = seen.filter((event) => !event?.accepted).length;
  const again = [...received.values()].filter((event) => event.accepted > 1).length;
  const keys = [...received.values()].filter((event) => event.keys.size !== 1 || event.keys.has('(none)')).length;
  const twice = planned.filter((delivery) => delivery.twice).length;
  const strangers = [...received.keys()].filter((id) => !sent.accepted.has(id)).length;
  const { size } = sent.accepted;
  return [
    ['every webhook was accepted', size === planned.length, `${size} of ${planned.length}`],
    ['every accepted event was delivered', missing === 0, `${missing} missing`],
    ['duplicates were recognised', sent.duplicates === twice, `${sent.duplicates} of ${twice}`],
    ['no event was delivered twice', again === 0, `${again} were`],
    ['the idempotency key stayed the same over all attempts', keys === 0, `not for ${keys}`],
    ['the forged webhook was rejected', sent.forgedStatus === 401, `answered ${sent.forgedStatus}`],
    ['nothing else was delivered', strangers === 0, `${strangers} unknown events`],
    ['the job record agrees', jobs.succeeded === size && jobs.open === 0 && jobs.dead === 0, JSON.stringify(jobs)],
  ];
}

/** The nearest-rank percentile, rounded to milliseconds. */
function milliseconds(delays: number[], share: number): string {
  const sorted = delays.toSorted((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  return value === undefined ? '–' : `${Math.round(value)} ms`;
}
