import { draftOf, EMPTY_REQUEST, type RequestDraft, requestOf } from '../../components/request/request-draft';

export type CallType = 'connector.call' | 'http.request';

/** A job that makes a call, as it stands in a form. */
export interface JobDraft {
  readonly type: CallType;
  readonly connectorId: string | null;
  readonly request: RequestDraft;
}

export const EMPTY_JOB: JobDraft = { type: 'connector.call', connectorId: null, request: EMPTY_REQUEST };

export const callTypeOf = (type: string): CallType => (type === 'http.request' ? 'http.request' : 'connector.call');

/** The payload of a job, as the API takes it. Throws for JSON that is none. */
export function payloadOf({ type, connectorId, request }: JobDraft): Record<string, unknown> {
  const { method, address } = request;
  const { query, ...others } = { query: undefined, ...requestOf(request) };
  return type === 'http.request'
    ? { url: address, method, ...others }
    : { connectorId: connectorId ?? '', method, path: address, ...(query && { query }), ...others };
}

/** The draft of a job that exists already. */
export function jobDraftOf(type: string, payload: Record<string, unknown>): JobDraft {
  const { connectorId } = payload;
  return {
    type: callTypeOf(type),
    connectorId: typeof connectorId === 'string' ? connectorId : null,
    request: draftOf(payload),
  };
}
