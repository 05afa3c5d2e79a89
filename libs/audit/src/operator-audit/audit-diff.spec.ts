import { auditDiff } from './audit-diff';

describe('the diff of the audit log', () => {
  it('says of each change what was there before', () => {
    expect(auditDiff({ name: 'a', kept: 1, gone: true }, { name: 'b', kept: 1, made: [1] })).toEqual([
      { op: 'remove', path: '/gone', was: true },
      { op: 'add', path: '/made', value: [1] },
      { op: 'replace', path: '/name', value: 'b', was: 'a' },
    ]);
  });

  it('counts in lists from where the steps before it left them', () => {
    const steps = auditDiff({ list: ['a', 'b', 'c', 'd'] }, { list: ['c', 'x'] });
    expect(steps.map(({ was }) => was).filter(Boolean)).toEqual(expect.arrayContaining(['a', 'b', 'd']));
  });

  it('of something removed keeps the whole, of something made nothing else', () => {
    expect(auditDiff({ name: 'a' }, undefined)).toEqual([{ op: 'replace', path: '', value: null, was: { name: 'a' } }]);
    expect(auditDiff(undefined, { name: 'a' })).toEqual([{ op: 'replace', path: '', value: { name: 'a' } }]);
  });

  it('keeps no secret, neither the former nor the new', () => {
    const text = JSON.stringify(auditDiff({ password: 'former one', a: 1 }, { password: 'new one', a: 2 }));
    expect(text).not.toMatch(/former one|new one/);
  });
});
