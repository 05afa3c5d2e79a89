type ErrorData = Record<string, unknown> | null | undefined;

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** What went wrong, in one line. */
export function errorLine(error: ErrorData): string | undefined {
  if (!error) return undefined;
  const message = text(error['message']) ?? text(error['reason']) ?? text(error['detail']);
  const code = text(error['code']);
  return [code, message].filter(Boolean).join(': ') || JSON.stringify(error);
}

/** The last error that was a failure: being put off is none, and keeps the failure before it behind it. */
export function lastFailure(error: ErrorData): ErrorData {
  let at = error;
  while (at?.['code'] === 'snoozed' || at?.['code'] === 'worker_stopping') at = at['cause'] as ErrorData;
  return at ?? undefined;
}

/** The errors of the attempts before, the latest first: a job's last error keeps them behind it. */
export function earlierErrors(error: ErrorData): string[] {
  const earlier: string[] = [];
  for (let at = error?.['cause']; typeof at === 'object' && at !== null && earlier.length < 10;) {
    const line = errorLine(at as ErrorData);
    if (line !== undefined) earlier.push(line);
    at = (at as Record<string, unknown>)['cause'];
  }
  return earlier;
}

/** What to do about an error, and where. */
export interface WayForward {
  readonly words: string;
  readonly to?: 'connector' | 'policy' | 'webhook';
}

const BY_CODE: readonly (readonly [RegExp, WayForward])[] = [
  [
    /^http_(401|403)$|^oauth_refused$/,
    {
      words: 'The destination does not take the credentials. Check the secret of the connector, then retry.',
      to: 'connector',
    },
  ],
  [
    /^http_404$/,
    {
      words: 'Nothing is at this path. Check the base URL of the connector and the path of the route.',
      to: 'connector',
    },
  ],
  [
    /^http_(409|4[12]2|400)$/,
    {
      words: 'The destination refuses what was sent. Its answer below says why; change the route that makes the body.',
    },
  ],
  [
    /^http_429$/,
    { words: 'The destination wants fewer calls. Give its policy a rate limit, then retry.', to: 'policy' },
  ],
  [/^http_5\d\d$/, { words: 'The destination failed. Once it is well again, retry: nothing else has to change.' }],
  [
    /^(connection_|dns_|tls_|network_|proxy_|invalid_url)/,
    {
      words: 'The destination could not be reached. Check the base URL of the connector, and whether it runs.',
      to: 'connector',
    },
  ],
  [
    /_timeout$/,
    {
      words: 'The destination took too long. Give it more time in its policy, or retry when it is quicker.',
      to: 'policy',
    },
  ],
  [
    /^egress_forbidden$/,
    {
      words: 'Signalbox does not call private addresses unless its operator allows them (EGRESS_ALLOW_CIDRS).',
      to: 'connector',
    },
  ],
  [
    /^poison$|^worker_lost$/,
    { words: 'The worker that ran it died. Its log may tell why; retry when that is mended.' },
  ],
  [/^body_gone$/, { words: 'The event is older than what is kept, so there is nothing left to send.' }],
];

/** The way forward for an error by its code; nothing for one that speaks for itself. */
export const wayForward = (code: unknown): WayForward | undefined =>
  BY_CODE.find(([pattern]) => typeof code === 'string' && pattern.test(code))?.[1];
