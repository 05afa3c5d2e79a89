import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** One call as the stand-in saw it. */
export interface SeenCall {
  /** When its first bytes were read, in milliseconds since the epoch. */
  readonly at: number;
  /** Calls under way when it came, itself among them. */
  readonly underWay: number;
  readonly idempotencyKey: string;
  /** Undefined while it is not answered. */
  status?: number;
}

/** How the stand-in answers: at once and with 200, but for what is told here. */
export interface Answering {
  readonly delayMs?: number;
  /** So many of the first calls are never answered. */
  readonly hangs?: number;
  /** From so many calls on it answers 503, for this long. */
  readonly fails?: { readonly after: number; readonly forMs: number };
}

interface Told {
  readonly port?: number;
  readonly nth?: number;
  readonly call?: SeenCall;
  readonly status?: number;
  readonly underWay?: number;
  readonly answered?: number;
}

/** A third party that counts: when each call came, how many were under way at once, and what it answered. */
export class CountingStandIn {
  readonly calls: SeenCall[] = [];
  underWayNow = 0;
  private readonly asked: (() => void)[] = [];

  private constructor(private readonly child: ChildProcess) {
    child.on('message', (told: Told) => this.hear(told));
  }

  url = '';

  static async start(): Promise<CountingStandIn> {
    const standIn = new CountingStandIn(fork(join(__dirname, 'stand-in-process.cjs'), { execArgv: [] }));
    await once(standIn.child, 'message');
    // The first request takes a server longer than all others; it is not counted.
    await fetch(`${standIn.url}/warm-up`).then((answer) => answer.text());
    return standIn;
  }

  /** From now on it answers like this. */
  async answer(answering: Answering): Promise<void> {
    await this.ask({ answering });
  }

  /** Resolves when all that it saw so far is known here. */
  async ask(what: object = {}): Promise<void> {
    await new Promise<void>((resolve) => this.child.send({ ...what, ask: this.asked.push(resolve) - 1 }));
  }

  get mostAtOnce(): number {
    return Math.max(0, ...this.calls.map(({ underWay }) => underWay));
  }

  /** The most calls that came within any stretch of this many milliseconds. */
  mostWithin(milliseconds: number): number {
    const times = this.calls.map(({ at }) => at);
    let [most, first] = [0, 0];
    times.forEach((at, index) => {
      while (at - (times[first] ?? at) >= milliseconds) first += 1;
      most = Math.max(most, index - first + 1);
    });
    return most;
  }

  /** Calls per second, without the first and the last fifth of the calls: start and end are not steady. */
  steadyRate(): number {
    const edge = Math.floor(this.calls.length / 5);
    return this.rateOf(edge, this.calls.length - edge);
  }

  /** Calls per second of the best third: what is reached on a machine that other tests keep busy at times. */
  bestRate(): number {
    const third = Math.floor(this.calls.length / 3);
    return Math.max(...Array.from({ length: 2 * third }, (_, from) => this.rateOf(from, from + third)));
  }

  private rateOf(from: number, to: number): number {
    const milliseconds = (this.calls[to - 1]?.at ?? NaN) - (this.calls[from]?.at ?? NaN);
    return ((to - from - 1) * 1_000) / milliseconds;
  }

  async stop(): Promise<void> {
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  private hear({ port, nth, call, status, underWay, answered }: Told): void {
    if (port !== undefined) this.url = `http://127.0.0.1:${port}`;
    if (nth !== undefined && call) this.calls[nth] = call;
    const answeredCall = nth === undefined ? undefined : this.calls[nth];
    if (answeredCall && status !== undefined) answeredCall.status = status;
    this.underWayNow = underWay ?? call?.underWay ?? this.underWayNow;
    if (answered !== undefined) this.asked[answered]?.();
  }
}
