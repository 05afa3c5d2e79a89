import { ExternalJobs, type PayloadCheck } from '@app/jobs';
import { type FieldError, looksLikeSecret } from '@app/kernel';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { hasCredentials } from '../connectors/settings-secrets';
import { callBodyProblems } from '../gateway/call-body';
import { outgoingHeaderProblems } from '../gateway/outgoing-headers';
import { httpRequest, type HttpRequestPayload } from './http-request.job';

/** Checks requests that callers of the API ask for. Where they go is checked when they go: names change their address. */
@Injectable()
export class AskedRequests implements OnModuleInit {
  constructor(private readonly external: ExternalJobs) {}

  onModuleInit(): void {
    this.external.register(httpRequest, (_, payloads) => Promise.resolve(payloads.map(checkRequest)));
  }
}

export function checkRequest({ url, method, headers = {}, body }: HttpRequestPayload): PayloadCheck {
  const problem = urlProblem(url);
  return {
    problems: [
      ...(problem === undefined ? [] : [{ path: 'url', message: problem }]),
      ...outgoingHeaderProblems(headers).map(headerError),
      ...(body === undefined ? [] : callBodyProblems(body, method)),
    ],
  };
}

function urlProblem(text: string): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return 'must be an http or https URL';
  if (url.username !== '' || url.password !== '') return 'must not have credentials: call through a connector';
  if (url.hash !== '') return 'must not have a fragment';
  if (hasCredentials(text) || looksLikeSecret(text)) {
    return 'looks like a secret: give a connector a secret ref and call through it';
  }
  return undefined;
}

const headerError = ({ name, message }: { name: string; message: string }): FieldError => ({
  path: name === '' ? 'headers' : `headers.${name}`,
  message,
});
