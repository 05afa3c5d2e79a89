import type pg from 'pg';
import { allAccepted, type Load } from '../load/start-load.mts';
import type { Target } from '../load/target.mts';
import type { Remote } from '../support/remote.mts';
import { settledDeliveries } from './deliveries.mts';
import type { ReceiverMethods } from './receiver.mts';

/** One of the two that are compared: where its events go in, and where its record is. */
export interface Side {
  target: Target;
  db: pg.Pool;
  /** The type of its delivery jobs. */
  callType: string;
}

export interface Tools {
  load: Load;
  receiver: Remote<ReceiverMethods>;
}

export interface Delivered {
  events: number;
  /** From the first request to the last settled delivery. */
  perSecond: number;
}

/** Sends events for so long, and waits until all of them are delivered. */
export async function deliver(side: Side, { load, receiver }: Tools, milliseconds: number): Promise<Delivered> {
  const { startedAt, answers } = await load.call('closedLoop', {
    target: side.target,
    connections: 64,
    warmupMs: 0,
    measureMs: milliseconds,
  });
  const events = allAccepted(answers);
  const settledAt = await settledDeliveries(side.db, side.callType, startedAt);
  await assertDelivered(events, settledAt.size, receiver);
  const last = [...settledAt.values()].reduce((latest, at) => Math.max(latest, at), 0);
  return { events, perSecond: events / ((last - startedAt) / 1000) };
}

/** @returns milliseconds from when each request was due until its delivery was settled */
export async function latencies(
  side: Side,
  { load, receiver }: Tools,
  rate: { perSecond: number; seconds: number },
): Promise<number[]> {
  const startedAt = Date.now();
  const { dueAt, answers } = await load.call('openLoop', { target: side.target, connections: 64, ...rate });
  const settledAt = await settledDeliveries(side.db, side.callType, startedAt);
  await assertDelivered(allAccepted(answers), settledAt.size, receiver);
  return [...dueAt].map(([id, due]) => (settledAt.get(id) ?? Infinity) - due);
}

/** Each event once: on our record and at the destination. */
async function assertDelivered(accepted: number, settled: number, receiver: Tools['receiver']): Promise<void> {
  const received = await receiver.call('received');
  if (accepted !== settled || accepted !== received) {
    throw new Error(`${accepted} were accepted, ${settled} settled as delivered, and ${received} received.`);
  }
}
