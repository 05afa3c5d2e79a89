import { setTimeout as delay } from 'node:timers/promises';
import { SETTINGS, type Settings } from '@app/config';
import { type CallAnswer, ConnectorGateway } from '@app/connectors';
import { DomainError, newId, Unavailable, type WorkspaceScope } from '@app/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { type ListedDelivery, listedDeliveries, nextCursor, type SentDelivery, sentDelivery } from './github-answers';

/** A webhook at GitHub, and who asks for it. */
export interface Hook {
  readonly scope: WorkspaceScope;
  readonly connectorId: string;
  /** Such as `/repos/octo-org/octo-repo/hooks/1`. */
  readonly path: string;
  readonly jobId: string;
  readonly attempt: number;
  readonly signal: AbortSignal;
}

/** The connector's policy lets no call out for longer than it is worth waiting for. */
export class HeldByPolicy extends Error {
  constructor(readonly until: Date) {
    super('the policy of the connector holds its calls');
  }
}

/** GitHub does not tell, and will not when asked again. */
class GithubRefused extends DomainError {
  constructor(code: string, message: string) {
    super('unprocessable', code, message);
  }
}

type Ended = Exclude<CallAnswer, { held: unknown }>;

const PER_PAGE = 100;
/** A list has no payloads. */
const LIST_BYTES = 4 * 1024 * 1024;
/** A held call that may go out this soon is waited for, in milliseconds. */
const SHORT_WAIT_MS = 10_000;

/**
 * What GitHub sent to a webhook, through the connector that takes its events: under its policy, with its secret. Source:
 * GitHub Docs, "REST API endpoints for repository webhooks" and "… for organization webhooks".
 *
 * Both methods throw {@link HeldByPolicy}, `Unavailable` when it may be tried again, and another DomainError when not.
 */
@Injectable()
export class GithubDeliveries {
  constructor(
    private readonly gateway: ConnectorGateway,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** One page, the newest first, and where the list goes on. */
  async page(hook: Hook, cursor?: string): Promise<{ deliveries: ListedDelivery[]; next: string | undefined }> {
    const query = { per_page: String(PER_PAGE), ...(cursor === undefined ? {} : { cursor }) };
    const { response } = await this.get(hook, '/deliveries', LIST_BYTES, query);
    if (response.status === 404) {
      throw new GithubRefused('hook_not_found', 'GitHub knows no such webhook, or its token may not read webhooks.');
    }
    const deliveries = listedDeliveries(response.body);
    if (!deliveries) throw new GithubRefused('answer_unreadable', 'The answer is no list of deliveries.');
    return { deliveries, next: nextCursor(response.headers.link) };
  }

  /** What was sent; nothing when GitHub no longer has it, or it is larger than a webhook may be. */
  async sent(hook: Hook, { id, guid }: ListedDelivery): Promise<SentDelivery | undefined> {
    // Beside the payload, headers and the answer of then are told.
    const most = this.settings.HOOK_BODY_LIMIT_BYTES * 2 + 1024 * 1024;
    const { response } = await this.get(hook, `/deliveries/${id}`, most);
    if (response.status === 404 || response.truncated) return undefined;
    return sentDelivery(response.body, guid);
  }

  private async get(hook: Hook, below: string, maxResponseBytes: number, query?: Record<string, string>) {
    const { scope, connectorId, path, jobId, attempt, signal } = hook;
    for (;;) {
      const request = { connectorId, method: 'GET', path: path + below, query };
      const actor = { type: 'job' as const, id: jobId };
      const circumstances = { attempt, callId: newId(), actor, jobId, signal, maxResponseBytes };
      const answer = await this.gateway.call(scope, request, circumstances);
      if (!('held' in answer)) return answered(answer);
      const wait = answer.held.until.getTime() - Date.now();
      if (wait > SHORT_WAIT_MS) throw new HeldByPolicy(answer.held.until);
      await delay(Math.max(0, wait), undefined, { signal });
    }
  }
}

/** A success, or a 404, which means something else for each call. */
function answered(answer: Ended): Extract<Ended, { response: unknown }> {
  if ('error' in answer) {
    const { code, message, retryable } = answer.error;
    throw retryable ? new Unavailable(code, message) : new GithubRefused(code, message);
  }
  const { status, headers } = answer.response;
  if (status === 200 || status === 404) return answer;
  // A used up limit is a 403 there too; the policy knows from the headers how long to wait.
  const limited = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0';
  if (status === 429 || status >= 500 || (status === 403 && limited)) {
    throw new Unavailable(`http_${status}`, `GitHub answered ${status}.`);
  }
  const hint = status === 401 || status === 403 ? ' Its token must be allowed to read webhooks (admin:repo_hook).' : '';
  throw new GithubRefused(`http_${status}`, `GitHub answered ${status}.${hint}`);
}
