export type CircuitState = 'closed' | 'open' | 'half_open';

/** How things stand with a connector now, as the engine sees it. */
export interface PolicyHealth {
  /**
   * `shared`: all processes keep the limits together. `local`: Redis does not answer, so that every process keeps the
   * limits by itself, and what is told here is only this process's part.
   */
  readonly mode: 'shared' | 'local';
  readonly circuit: {
    readonly state: CircuitState;
    /** When it got into this state; null: it never left it. */
    readonly since: Date | null;
    /** While open: when the first probe may go out. */
    readonly probesFrom: Date | null;
    /** Calls in the sliding window that told something about the provider's health. */
    readonly calls: number;
    /** How many of them failed, in percent; null without calls. */
    readonly failurePercent: number | null;
  };
  readonly rateLimit: {
    /** Calls that may go out at once; null without a rate limit. */
    readonly tokens: number | null;
    /** The provider wants no call before this time. */
    readonly blockedUntil: Date | null;
    /** What the provider last said about its own limit; null when it said nothing or its window is over. */
    readonly provider: {
      readonly limit: number | null;
      /** As the provider said, less the calls that went out since. */
      readonly remaining: number;
      readonly resetAt: Date;
    } | null;
  };
  readonly concurrency: {
    readonly inFlight: number;
    /** Null without a limit. */
    readonly limit: number | null;
  };
  /** Refused calls that have a place in line. */
  readonly waiting: number;
}
