import fc from 'fast-check';
import { wantsType } from './event-type-pattern';

describe('wantsType', () => {
  it.each([
    ['issues', 'issues', true],
    ['issues', 'issue', false],
    ['issues', 'issues.opened', false],
    ['Issues', 'issues', false],
    ['pull_request*', 'pull_request', true],
    ['pull_request*', 'pull_request_review', true],
    ['invoice.*', 'invoice.paid', true],
    ['invoice.*', 'invoice', false],
    ['*.created', 'user.created', true],
    ['*.created', 'created', false],
    ['a*b*c', 'abc', true],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'acb', false],
    ['aa*aa', 'aaa', false],
    ['a**c', 'abc', true],
    ['**', 'x', true],
    ['*', '', true],
    ['', '', true],
    ['', 'x', false],
    ['a.c', 'abc', false],
    ['[ab]', 'a', false],
  ])('%j wants %j: %s', (pattern, type, wanted) => {
    expect(wantsType([pattern], type)).toBe(wanted);
  });

  it('takes an event without a type for the star alone', () => {
    expect(wantsType(['*'], null)).toBe(true);
    expect(wantsType(['**', 'a*', ''], null)).toBe(false);
  });

  it('needs one of the patterns', () => {
    expect(wantsType(['a', 'b*'], 'bc')).toBe(true);
    expect(wantsType(['a', 'b'], 'bc')).toBe(false);
    expect(wantsType([], 'a')).toBe(false);
  });

  it('agrees with a regular expression', () => {
    const pattern = fc.stringMatching(/^[ab*]{0,8}$/);
    const type = fc.stringMatching(/^[ab]{0,10}$/);
    fc.assert(
      fc.property(pattern, type, (text, name) => {
        const expression = new RegExp(`^${text.replace(/\*+/g, '.*')}$`);
        expect(wantsType([text], name)).toBe(expression.test(name));
      }),
      { seed: 7, numRuns: 3_000 },
    );
  });

  it('is not slowed down by a hostile pair', () => {
    const startedAt = performance.now();
    expect(wantsType([`${'a*'.repeat(100)}b`], 'a'.repeat(100_000))).toBe(false);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });
});
