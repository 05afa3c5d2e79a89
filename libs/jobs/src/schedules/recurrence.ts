import { Cron } from 'croner';

/** Ticks that are counted one by one: a bound on the time of one look after a long absence. */
export const MOST_COUNTED = 500;
/** Ticks that can be made up for. */
export const MOST_CAUGHT_UP = 100;

/**
 * A rule that lists hours and minutes names times of the clock; one with a wildcard or a step in them names an
 * interval. Source: cron(8) of Vixie cron, on changes of local time.
 */
const RULES = { mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true } as const;

/** The ticks that are due at some moment. */
export interface DueTicks {
  /** How many, up to {@link MOST_COUNTED}. */
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
  /** The last {@link MOST_CAUGHT_UP} of them, oldest first. */
  readonly latest: readonly Date[];
}

/**
 * When a schedule ticks: five cron fields, read on the clocks of a time zone.
 *
 * Where clocks are put forward, a time that does not exist is taken at the moment of the change; where they are put
 * back, a time that comes twice is taken the first time. Rules with a wildcard or a step in minute or hour go on
 * without a gap instead: they leave out what does not exist, and take both of what comes twice.
 */
export class Recurrence {
  private readonly cron: Cron;

  /** Throws what croner says about an expression that is none; ask {@link cronProblem} first. */
  constructor({ cron, timezone }: { cron: string; timezone: string }) {
    this.cron = new Cron(cron, { ...RULES, timezone });
  }

  /** The first tick after the moment; null when there is none. */
  after(moment: Date): Date | null {
    return this.cron.nextRun(moment);
  }

  /** So many ticks after the moment. */
  next(moment: Date, count: number): Date[] {
    const ticks: Date[] = [];
    for (let tick = this.after(moment); tick && ticks.length < count; tick = this.after(tick)) ticks.push(tick);
    return ticks;
  }

  /** The ticks from the first one, which is a tick itself, until now. */
  due(first: Date, now: Date): DueTicks {
    const counted = this.until(first, now, MOST_COUNTED);
    const last = counted.at(-1);
    const beyond = counted.length === MOST_COUNTED && last ? this.after(last) : null;
    if (!beyond || beyond > now) return { count: counted.length, more: false, latest: counted.slice(-MOST_CAUGHT_UP) };
    return { count: counted.length, more: true, latest: this.latest(now) };
  }

  /** The last ticks before now, found by going back and then forward again: only going forward tells what a tick is. */
  private latest(now: Date): Date[] {
    const [earliest = now] = this.cron.previousRuns(MOST_CAUGHT_UP, new Date(now.getTime() + 1_000)).reverse();
    const first = this.after(new Date(earliest.getTime() - 1));
    return this.until(first, now, MOST_COUNTED).slice(-MOST_CAUGHT_UP);
  }

  private until(first: Date | null, now: Date, most: number): Date[] {
    const ticks: Date[] = [];
    for (let tick = first; tick && tick <= now && ticks.length < most; tick = this.after(tick)) ticks.push(tick);
    return ticks;
  }
}

/** What is wrong with a cron expression, in words that follow its name; nothing when it is fine. */
export function cronProblem(cron: string): string | undefined {
  const fields = cron.trim().split(/\s+/);
  if (fields.length !== 5) {
    const seconds = fields.length === 6 ? ', without seconds' : '';
    return `must have five fields (minute, hour, day of month, month, day of week)${seconds}, such as 30 2 * * 1-5`;
  }
  if (cron.includes('?')) return 'must not have a ?: write * for any';
  try {
    const never = new Recurrence({ cron, timezone: 'UTC' }).after(new Date()) === null;
    return never ? 'names a time that never comes' : undefined;
  } catch (error) {
    return `is no cron expression: ${(error as Error).message.replace(/^CronPattern: /, '')}`;
  }
}

/** The expression with single spaces between its fields. */
export const tidyCron = (cron: string): string => cron.trim().replace(/\s+/g, ' ');
