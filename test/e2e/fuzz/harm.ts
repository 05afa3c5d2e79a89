import type { NamedOperation } from '../../arch/openapi';

/** What no answer may show. */
const LEAKS = [
  /\bat .*\(.*:\d+:\d+\)/,
  /select .* from|insert into|relation "|constraint "|syntax error at/i,
  /\/libs\/|node_modules/,
];

interface Answer {
  readonly statusCode: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** What is wrong with an answer to a malformed request. */
export function harmOf({ responses }: NamedOperation, answer: Answer, secrets: readonly string[]): string[] {
  const { statusCode: status, body } = answer;
  const isDocumented = status === 503 && '503' in responses;
  return [
    ...(status >= 500 && !isDocumented ? [`${status}: ${body.slice(0, 300)}`] : []),
    ...(status >= 400 && status < 500 ? problemsOf(answer).map((what) => `${status} ${what}`) : []),
    ...LEAKS.filter((leak) => leak.test(body)).map((leak) => `${status} shows ${leak.source}`),
    ...(secrets.some((secret) => body.includes(secret)) ? [`${status} shows a secret`] : []),
  ];
}

function problemsOf({ headers, body }: Answer): string[] {
  if (!String(headers['content-type']).startsWith('application/problem+json')) return ['is no problem document'];
  const problem = JSON.parse(body) as Record<string, unknown>;
  const lacking = ['code', 'requestId', 'traceId'].filter(
    (field) => typeof problem[field] !== 'string' || !problem[field],
  );
  return lacking.map((field) => `has no ${field}`);
}
