import type { Actor } from '@app/http';
import { DomainError, newId, NotFound, type WorkspaceScope } from '@app/kernel';
import { Injectable } from '@nestjs/common';
import { connectorType } from '../catalogue/catalogue';
import type { TestCall } from '../catalogue/connector-type';
import { ConnectorDirectory } from '../connectors/connector-directory';
import { encodeBody } from '../gateway/call-body';
import type { CallAnswer } from '../gateway/call-answer';
import { CallErrorDto, CapturedResponseDto } from '../gateway/call-result.dto';
import { captureResponse, type CapturedResponse } from '../gateway/captured-response';
import { ConnectorGateway } from '../gateway/connector-gateway';
import type { ConnectorTestDto, TestConnectorDto, TestVerdict } from './connector-test.dto';

/** Bytes of an answer that is shown. */
const EXCERPT_BYTES = 4 * 1024;
const READ_BYTES = 64 * 1024;

const HINTS: Readonly<Record<TestVerdict, string>> = {
  works: 'The third party answered and took the credentials.',
  credentials_refused: 'The third party does not take the credentials: check the secret ref and what it may do.',
  answers_otherwise:
    'The third party answers, but not to this call: check base URL and path. The credentials are not proven.',
  fails: 'The third party answered that it failed: try again, or look at its status page.',
  rate_limited: 'The third party takes no more calls for now. That the credentials are good is not proven.',
  no_answer: 'The third party gave no answer: check the base URL, and whether this installation may reach it.',
  held_back: 'The policy of the connector lets no call out now; see its health.',
};

/** Proves a connector's credentials by a call that changes nothing: one attempt, with the connector as it is now. */
@Injectable()
export class ConnectorTests {
  constructor(
    private readonly connectors: ConnectorDirectory,
    private readonly gateway: ConnectorGateway,
  ) {}

  /** Throws {@link NotFound}; whatever becomes of the call is the result. */
  async run(scope: WorkspaceScope, id: string, { path }: TestConnectorDto, actor: Actor): Promise<ConnectorTestDto> {
    const connector = await this.connectors.byId(scope, id);
    if (!connector) throw new NotFound('connector', id);
    const known = connectorType(connector.type).test;
    const test: TestCall = path === undefined && known ? known : { method: 'GET', path: path ?? '/' };
    const call = `${test.method} ${test.path}`;
    try {
      return { call, ...resultOf(await this.call(scope, id, test, actor), test) };
    } catch (error) {
      // Set up so that no call can be made: the answer to the very question that was asked.
      if (!(error instanceof DomainError)) throw error;
      const { code, message } = error;
      const verdict = code === 'oauth_refused' ? 'credentials_refused' : 'no_answer';
      const refusal = { code, message, retryable: false, sent: false };
      return { call, ok: false, verdict, hint: message, latencyMs: 0, response: null, error: refusal };
    }
  }

  private call(scope: WorkspaceScope, connectorId: string, test: TestCall, { type, id }: Actor): Promise<CallAnswer> {
    const { method, path, json } = test;
    const body = json && encodeBody({ json });
    const request = { connectorId, method, path, body: body?.bytes, contentType: body?.contentType };
    const circumstances = {
      attempt: 1,
      callId: newId(),
      actor: { type, id },
      maxResponseBytes: READ_BYTES,
      test: true,
    };
    return this.gateway.call(scope, request, circumstances);
  }
}

function resultOf(answer: CallAnswer, test: TestCall): Omit<ConnectorTestDto, 'call'> {
  const { latencyMs: exact, ...ended } = answer;
  const latencyMs = Math.round(exact);
  const of = (verdict: TestVerdict, response: CapturedResponse | null, error: CallErrorDto | null) => ({
    ok: verdict === 'works',
    verdict,
    hint: HINTS[verdict],
    latencyMs,
    response: response && CapturedResponseDto.from(response),
    error,
  });
  if ('held' in ended) return of('held_back', null, null);
  if ('error' in ended) return of('no_answer', null, CallErrorDto.from(ended.error));
  const whole = captureResponse(ended.response, READ_BYTES, answer.secrets);
  return of(verdictOf(whole, test), captureResponse(ended.response, EXCERPT_BYTES, answer.secrets), null);
}

function verdictOf({ status, body }: CapturedResponse, { okField }: TestCall): TestVerdict {
  if (status === 401 || status === 403) return 'credentials_refused';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'fails';
  if (status >= 300) return 'answers_otherwise';
  const said = okField === undefined ? true : (body as Record<string, unknown> | null)?.[okField];
  return said === true ? 'works' : 'credentials_refused';
}
