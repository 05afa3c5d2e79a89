import type { Response } from 'supertest';

/** What a careless error answer would show. */
const LEAKS = [
  /\n\s+at /,
  /node_modules|\/libs\/|\.ts:|\.js:/,
  /select |insert into |update .* set /i,
  /QueryFailed|pg_|SQLSTATE/,
];

interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  requestId: string;
  traceId: string;
  errors?: { path: string; message: string }[];
}

const FIELDS = ['code', 'detail', 'requestId', 'status', 'title', 'traceId', 'type'];

/** Checks that the answer is a problem document as documented, that it is this one, and that it leaks nothing. */
export function expectProblem(answer: Response, status: number, code: string): void {
  const { errors = [], ...problem } = answer.body as Problem;
  expect([answer.status, problem.code, problem.detail]).toEqual([status, code, expect.stringMatching(/\S/)]);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(Object.keys(problem).sort()).toEqual(FIELDS);
  expect([problem.type, problem.status]).toEqual([`urn:signalbox:problem:${code}`, status]);
  expect(problem.title).toMatch(/^[A-Z]/);
  expect(problem.requestId).toBe(answer.headers['x-request-id']);
  expect(problem.traceId).toMatch(/^[0-9a-f]{32}$/);
  expect(answer.headers.traceparent).toContain(problem.traceId);
  for (const error of errors) {
    expect(Object.keys(error).sort()).toEqual(['message', 'path']);
    expect([typeof error.path, typeof error.message]).toEqual(['string', 'string']);
  }
  for (const leak of LEAKS) expect(answer.text).not.toMatch(leak);
}

/** The paths that an answer's `errors` name, each once. */
export function badFields(answer: Response): string[] {
  const { errors = [] } = answer.body as Partial<Problem>;
  return [...new Set(errors.map(({ path }) => path))].sort();
}
