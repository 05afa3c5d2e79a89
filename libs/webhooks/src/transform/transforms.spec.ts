import { Unavailable, WorkspaceScope } from '@app/kernel';
import { TransformFailed, Transforms } from './transforms';
import { transformProblem } from './transform.validator';

const ACME = WorkspaceScope.of('01890000-0000-7000-8000-000000000001');
const OTHER = WorkspaceScope.of('01890000-0000-7000-8000-000000000002');

describe('transforms', () => {
  const transforms = new Transforms();
  afterAll(() => transforms.onApplicationShutdown());

  const apply = async (expression: string, input: unknown = {}, variables: Record<string, unknown> = {}) =>
    JSON.parse(await transforms.apply(ACME, expression, { input: JSON.stringify(input), variables })) as unknown;

  it('make another body of a payload', async () => {
    const payload = { issue: { number: 7, labels: [{ name: 'a' }, { name: 'b' }] } };
    expect(await apply('{"key": issue.number, "labels": [issue.labels.name]}', payload)).toEqual({
      key: 7,
      labels: ['a', 'b'],
    });
  });

  it('know the event and its headers', async () => {
    const variables = { event: { type: 'issues' }, headers: { 'x-from': 'github' } };
    expect(await apply('$event.type & " of " & $headers."x-from"', {}, variables)).toBe('issues of github');
  });

  it('encode as their documentation says', async () => {
    expect(await apply('$base64decode($base64encode("signalbox")) & $base64encode("ab")')).toBe('signalboxYWI=');
  });

  it.each([
    ['is wrong for this payload', '$sum("a")', 'Argument'],
    ['has no value', 'nothing.here', 'no value'],
    ['makes too long a list', '($f := function($s){ $f([$s, $s, $s]) }; $f([1..100000]))', 'elements'],
    ['makes too long a text', '($f := function($s){ $f($s & $s) }; $f("signalbox"))', 'characters'],
    ['needs too much memory', '($f := function($s){ $f({"s": $s, "more": [1..50000]}) }; $f(1))', 'MiB|thread'],
    ['makes too much', '$pad("x", 1100000)', 'longer than'],
  ])('fail where one %s', async (_, expression, problem) => {
    const failed = apply(expression);
    await expect(failed).rejects.toBeInstanceOf(TransformFailed);
    await expect(failed).rejects.toMatchObject({ code: 'transform_failed', message: expect.stringMatching(problem) });
  });

  it.each([
    ['loops for ever', '($f := function($n){ $f($n + 1) }; $f(0))'],
    ['backtracks', '$match("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", /^(a+)+$/)'],
  ])('are ended where one %s, and the next one is none the worse', async (_, expression) => {
    await expect(apply(expression)).rejects.toBeInstanceOf(Unavailable);
    expect(await apply('1 + 1')).toBe(2);
  });

  it.each([
    '$string.constructor("return process")()',
    '$.constructor.constructor("return process")()',
    '$lookup($, "constructor")',
    '$lookup($lookup($string, "constructor"), "constructor")',
    '$eval("$string.constructor")',
    '$.__proto__',
  ])('reach nothing of the process: %s', async (expression) => {
    const answer = await apply(expression).catch((error: unknown) => error);
    if (!(answer instanceof TransformFailed)) expect(JSON.stringify(answer)).not.toMatch(/pid|env|argv/);
  });

  it('do not wait for those of another workspace that take long', async () => {
    const slow = Array.from({ length: 6 }, () =>
      apply('($f := function($n){ $f($n + 1) }; $f(0))').catch(() => 'slow'),
    );
    const quick = transforms.apply(OTHER, '1', { input: '{}', variables: {} }).then(() => 'quick');
    expect(await Promise.race([Promise.all(slow).then(() => 'slow'), quick])).toBe('quick');
    await Promise.all(slow);
  });
});

describe('a transform', () => {
  it.each([
    ['breaks off', '{"a": ', 'character'],
    ['is empty', '', 'such as'],
    ['is too long', 'x'.repeat(10_001), 'at most'],
    ['is no text', 7, 'such as'],
    ['is nested too deep', '('.repeat(9_000), 'JSONata'],
  ])('is refused when it %s', (_, expression, problem) => {
    expect(transformProblem(expression)).toContain(problem);
  });

  it.each([null, '$', '{"a": b.c[d > 3]}'])('%p is taken', (expression) => {
    expect(transformProblem(expression)).toBeUndefined();
  });
});
