import { randomFillSync } from 'node:crypto';

const pool = Buffer.allocUnsafe(16 * 1_024);
let used = pool.length;

/**
 * Cryptographically strong random bytes, drawn from the system a thousand ids at a time: a draw for each id costs more
 * than all else about the id. For ids, not for secrets: the bytes stay in memory, and hold until the pool is filled again.
 */
export function pooledRandom(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += bytes;
  return pool.subarray(used - bytes, used);
}
