import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Calls that may be too many in a stretch of time, because a call that is late comes among those behind it. */
const LATE_CALLS = 2;

/** One call as the stand-in saw it; times in milliseconds of one clock. */
export interface SeenCall {
  readonly at: number;
  /** Undefined while it is not answered. */
  until?: number;
  status?: number;
  readonly idempotencyKey: string;
}

/** The status of the nth call, counted from 0; it may take its time, or for ever. */
export type Answering = (nth: number) => number | Promise<number>;

/** A third party that counts: when each call came, how many were under way at once, and what it answered. */
export class CountingStandIn {
  readonly calls: SeenCall[] = [];
  mostAtOnce = 0;
  private underWay = 0;
  private readonly lateness = monitorEventLoopDelay({ resolution: 5 });

  private constructor(
    private readonly server: Server,
    readonly url: string,
    public answering: Answering,
  ) {
    this.lateness.enable();
  }

  static async start(answering: Answering = () => 200): Promise<CountingStandIn> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const standIn = new CountingStandIn(server, `http://127.0.0.1:${port}`, answering);
    server.on('request', (request, response) => {
      request.resume();
      const call: SeenCall = { at: performance.now(), idempotencyKey: String(request.headers['idempotency-key']) };
      const nth = standIn.calls.push(call) - 1;
      standIn.mostAtOnce = Math.max(standIn.mostAtOnce, (standIn.underWay += 1));
      let left = false;
      const leave = () => {
        if (!left) standIn.underWay -= 1;
        left = true;
      };
      response.on('close', leave);
      void Promise.resolve(standIn.answering(nth)).then((status) => {
        call.until = performance.now();
        call.status = status;
        // Before the answer: whoever gets it may be the reason for the next call.
        leave();
        response.writeHead(status).end();
      });
    });
    return standIn;
  }

  get underWayNow(): number {
    return this.underWay;
  }

  /**
   * How many calls more than allowed may come within any stretch of time. What goes out is kept apart exactly; but what
   * is counted is arrivals, and a timer, a network or a stand-in that is late moves a call among those behind it. So two,
   * and as many as fall into the longest time that this process, on the same machine as the workers, was itself late.
   */
  lateCalls(perSecond: number): number {
    return LATE_CALLS + Math.floor((this.lateness.max / 1e9) * perSecond);
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
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
