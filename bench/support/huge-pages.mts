import { readFileSync, writeFileSync } from 'node:fs';

const RESERVED = '/proc/sys/vm/nr_hugepages';
/** Pages of 2 MB: as many as PostgreSQL asks for with the settings of the benchmarks, and a few. */
const WANTED = 96;

/**
 * Reserves the huge pages that docs/operations.md advises for PostgreSQL's shared memory. Where that may not be done, for
 * it takes root on Linux, or memory has no such pieces left, PostgreSQL starts without. @returns gives them back
 */
export function reserveHugePages(): () => void {
  try {
    const before = Number(readFileSync(RESERVED, 'utf8'));
    if (before >= WANTED) return () => undefined;
    writeFileSync(RESERVED, String(WANTED));
    return () => writeFileSync(RESERVED, String(before));
  } catch {
    return () => undefined;
  }
}
