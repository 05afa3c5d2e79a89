import type { JSONSchemaType } from 'ajv';

/** What a job that carries an order out is told. The filter was checked when the order was given. */
export interface OrderPayload {
  filter: Record<string, unknown>;
}

export const ORDER_PAYLOAD: JSONSchemaType<OrderPayload> = {
  type: 'object',
  additionalProperties: false,
  required: ['filter'],
  properties: { filter: { type: 'object', required: [] } },
};

/** Attempts go up when a worker dies or the database is away: the order goes on where it was. */
export const ORDER_ATTEMPTS = 20;

/** An order may be about a million jobs, in milliseconds. */
export const ORDER_TIMEOUT_MS = 6 * 3_600_000;
