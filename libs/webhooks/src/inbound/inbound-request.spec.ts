import { createHmac } from 'node:crypto';
import { WorkspaceScope } from '@app/kernel';
import { attioVerifier } from '../verification/attio.verifier';
import { type InboundRequest, messagesOf, verifyRequest } from './inbound-request';
import type { Source } from './source-loader';

const SECRET = 'a secret of attio';
const source: Source = {
  connector: {
    scope: WorkspaceScope.of('01890000-0000-7000-8000-000000000001'),
    id: 'source',
    type: 'attio',
    name: 'Attio',
    status: 'active',
    settings: {},
    secretRefId: null,
    webhookSecretRefId: null,
    policyId: null,
  },
  verifier: attioVerifier,
  secrets: [SECRET],
  loadedAt: 0,
};

function requestOf(text: string, search = ''): InboundRequest {
  const body = Buffer.from(text);
  const headers = {
    'attio-signature': createHmac('sha256', SECRET).update(body).digest('hex'),
    'idempotency-key': 'd',
  };
  return { ingestKey: 'k', search, headers, body, receivedAt: new Date(), traceId: 'f'.repeat(32) };
}

function messages(request: InboundRequest) {
  const verification = verifyRequest(source, request, 'https://signalbox.example/');
  if (!verification.valid) throw new Error(verification.reason);
  return messagesOf(source, verification.events, request);
}

describe('a request', () => {
  it('of a batch is kept as it came beside the messages that have its parts, and is genuine when checked again', () => {
    const request = requestOf('{ "events": [ {"event_type":"a.b"},\n {"event_type":"a.c"} ] }');
    const found = messages(request);
    expect(found.map(({ eventId, body }) => [eventId, String(body)])).toEqual([
      ['d:0', '{"event_type":"a.b"}'],
      ['d:1', '{"event_type":"a.c"}'],
    ]);
    const kept = new Set(found.map((message) => message.request));
    expect(kept.size).toBe(1);
    const [whole] = kept;
    expect(whole?.body).toBe(request.body);
    const again = { ...request, body: whole?.body ?? Buffer.alloc(0), search: whole?.search ?? '' };
    expect(verifyRequest(source, again, 'https://signalbox.example')).toMatchObject({ valid: true });
  });

  it('of one event is not kept twice', () => {
    expect(messages(requestOf('{"event_type":"a.b"}')).map((message) => message.request)).toEqual([undefined]);
  });

  it('without a secret is never genuine', () => {
    const verification = verifyRequest({ ...source, secrets: [] }, requestOf('{}'), 'https://signalbox.example');
    expect(verification).toEqual({ valid: false, reason: 'secret_missing' });
  });
});
