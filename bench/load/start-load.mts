import { join } from 'node:path';
import type { Supervised } from '../../tools/stack/supervise.mts';
import { type Remote, startRemote } from '../support/remote.mts';
import type { LoadMethods } from './generator.mts';

export type Load = Remote<LoadMethods>;

export function startLoad(run: Supervised): Promise<Load> {
  return startRemote<LoadMethods>(run, join(import.meta.dirname, 'generator.mts'));
}

/** Throws when anything but `202 Accepted` came back. @returns how many were accepted */
export function allAccepted(answers: Record<number, number>): number {
  const { 202: accepted = 0, ...others } = answers;
  if (Object.keys(others).length > 0 || accepted === 0) {
    throw new Error(`Not every request was accepted; answers by status: ${JSON.stringify(answers)}`);
  }
  return accepted;
}
