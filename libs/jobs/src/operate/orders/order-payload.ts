/** What a job that carries an order out is told. The filter was checked when the order was given. */
export interface OrderPayload {
  filter: Record<string, unknown>;
}

/** Of every job that carries out an order about many. */
export const ORDER_OPTIONS = {
  lane: 'bulk' as const,
  // They go up when a worker dies or the database is away: the order goes on where it was.
  maxAttempts: 20,
  // An order may be about a million.
  timeoutMs: 6 * 3_600_000,
  payload: {
    type: 'object' as const,
    additionalProperties: false,
    required: ['filter' as const],
    properties: { filter: { type: 'object' as const, required: [] } },
  },
};
