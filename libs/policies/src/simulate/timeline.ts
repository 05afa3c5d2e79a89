import type { RefusalReason } from '../engine/admission';
import type { CircuitState } from '../engine/policy-health';
import { SECOND } from '../engine/rules';

/** What happened in one part of the time. */
export interface Moment {
  /** Seconds from the start. */
  readonly fromSecond: number;
  /** New calls. */
  arrived: number;
  /** Calls that went out. */
  admitted: number;
  /** How many of them were second and later attempts. */
  retries: number;
  succeeded: number;
  failed: number;
  /** Calls told to come back, because of the rate or of calls in flight. */
  delayed: number;
  /** Calls told to come back, because the circuit was open. */
  rejected: number;
  /** Calls given up: no attempt left, or nothing that is tried again. */
  dead: number;
  /** At the end of it. */
  inFlight: number;
  /** Calls that are neither under way nor over, at the end of it. */
  waiting: number;
  circuit: CircuitState;
}

type Counted = 'arrived' | 'admitted' | 'retries' | 'succeeded' | 'failed' | 'delayed' | 'rejected' | 'dead';

export type Totals = Readonly<Record<Counted, number>>;

/** The time is told in so many parts at most. */
const MOST_PARTS = 120;

/** Counts what happens into parts of equal length. */
export class Timeline {
  readonly moments: Moment[] = [];
  readonly stepSeconds: number;
  private inFlight = 0;
  private waiting = 0;
  private circuit: CircuitState = 'closed';

  constructor(private readonly durationSeconds: number) {
    this.stepSeconds = Math.ceil(durationSeconds / MOST_PARTS);
  }

  arrive(at: number): void {
    this.at(at).arrived += 1;
    this.waiting += 1;
  }

  refuse(at: number, reason: RefusalReason): void {
    this.at(at)[reason === 'circuit_open' ? 'rejected' : 'delayed'] += 1;
  }

  admit(at: number, attempt: number): void {
    const moment = this.at(at);
    moment.admitted += 1;
    if (attempt > 1) moment.retries += 1;
    this.inFlight += 1;
    this.waiting -= 1;
  }

  end(at: number, how: 'succeeded' | 'failed'): void {
    this.at(at)[how] += 1;
    this.inFlight -= 1;
  }

  again(at: number): void {
    this.at(at);
    this.waiting += 1;
  }

  giveUp(at: number): void {
    this.at(at).dead += 1;
  }

  turn(at: number, circuit: CircuitState): void {
    this.at(at);
    this.circuit = circuit;
  }

  /** Ends it, with what is still going on. */
  close(): readonly Moment[] {
    this.at(this.durationSeconds * SECOND - 1);
    this.settle();
    return this.moments;
  }

  /** The part that `at` is in; the parts before it are told to their end. */
  private at(at: number): Moment {
    const index = Math.floor(at / (this.stepSeconds * SECOND));
    while (this.moments.length <= index) {
      this.settle();
      this.moments.push(emptyMoment(this.moments.length * this.stepSeconds));
    }
    return this.moments[index] as Moment;
  }

  private settle(): void {
    const last = this.moments.at(-1);
    if (last) Object.assign(last, { inFlight: this.inFlight, waiting: this.waiting, circuit: this.circuit });
  }
}

/** The sums over the whole time. */
export function totals(moments: readonly Moment[]): Totals {
  const sum = (what: Counted) => moments.reduce((total, moment) => total + moment[what], 0);
  return {
    arrived: sum('arrived'),
    admitted: sum('admitted'),
    retries: sum('retries'),
    succeeded: sum('succeeded'),
    failed: sum('failed'),
    delayed: sum('delayed'),
    rejected: sum('rejected'),
    dead: sum('dead'),
  };
}

const emptyMoment = (fromSecond: number): Moment => ({
  fromSecond,
  arrived: 0,
  admitted: 0,
  retries: 0,
  succeeded: 0,
  failed: 0,
  delayed: 0,
  rejected: 0,
  dead: 0,
  inFlight: 0,
  waiting: 0,
  circuit: 'closed',
});
