import { ShortLived } from './short-lived';

describe('items that live for a moment', () => {
  it('are found by their key until they go', () => {
    const items = new ShortLived<{ n: number }>();
    const one = { n: 1 };
    items.set('a', one);
    items.set('__proto__', { n: 2 });
    expect(items.get('a')).toBe(one);
    expect(items.get('toString')).toBeUndefined();
    expect(items.values()).toEqual([{ n: 1 }, { n: 2 }]);
    expect(items.entries()).toEqual([
      ['a', { n: 1 }],
      ['__proto__', { n: 2 }],
    ]);
    items.delete('a');
    items.delete('a');
    expect(items.get('a')).toBeUndefined();
    expect(items.entries()).toHaveLength(1);
  });
});
