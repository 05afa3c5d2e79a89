import type { EgressResponse } from '@app/egress';
import type { CallError } from './call-answer';
import { captureResponse } from './captured-response';

/** Bytes of an answer that stay with the job. */
const CAPTURED_BYTES = 16 * 1024;

/** A call that was made. */
export type EndedCall = { readonly response: EgressResponse } | { readonly error: CallError };

/** What went wrong with a call that did not succeed, for people and programs. */
export function problemOf(ended: EndedCall): { code: string; message: string } {
  if ('error' in ended) return { code: ended.error.code, message: ended.error.message };
  const { status } = ended.response;
  return { code: `http_${status}`, message: `The destination answered ${status}.` };
}

/** What the job keeps of a call: status, size and a beginning of the answer without the texts that are secret. */
export function summaryOf(ended: EndedCall, secrets: readonly string[]): Record<string, unknown> {
  if ('error' in ended) return {};
  const { status, headers, bodyKind, body, bodyBytes, truncated } = captureResponse(
    ended.response,
    CAPTURED_BYTES,
    secrets,
  );
  return { httpStatus: status, bodyBytes, response: { headers, bodyKind, body, truncated } };
}
