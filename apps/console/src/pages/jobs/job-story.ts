import type { Schemas } from '../../api/client';
import { errorLine } from './job-error';

/** The last error of a job that has not got over it; what came of a success, or how far a job is. */
export function storyOf({ status, lastError, result, progress }: Schemas['JobDto']): string {
  const message = (progress as { message?: unknown } | null)?.message;
  if (status === 'running' && typeof message === 'string') return message;
  if (status !== 'success') return errorLine(lastError) ?? '';
  return resultLine(result ?? {});
}

/** What the handlers of the product answer. */
interface Result {
  /** Of a call. */
  readonly httpStatus?: number;
  /** Of routing: of one event without `events`. */
  readonly events?: number;
  readonly calls?: number;
  readonly handedOn?: number;
  /** Of an order about many others. */
  readonly done?: number;
  readonly total?: number;
}

function resultLine({ httpStatus, events = 1, calls, handedOn = 0, done, total }: Result): string {
  if (httpStatus !== undefined) return `answered ${httpStatus}`;
  if (done !== undefined && total !== undefined) return `${done} of ${total} done`;
  if (calls === undefined) return '';
  const routed = `${count(events, 'event')}, ${count(calls, 'call')}`;
  return handedOn === 0 ? routed : `${routed}; ${handedOn} with a job each`;
}

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
