import type { Transaction } from './database';

/**
 * For the rest of the transaction rows come in the order of an index wherever there is one for what is asked. Where statistics
 * are missing or old the planner takes what is asked for as little, reads all of it by a bitmap and sorts it, each time; and
 * a bitmap, unlike a walk of the index, remembers of no entry that its row has gone.
 */
export async function inIndexOrder(tx: Transaction): Promise<void> {
  await tx.query(`select set_config('enable_sort', 'off', true)`);
}
