import { UnderWay } from './under-way';

describe('promises under way', () => {
  it('are waited for, however they end', async () => {
    const underWay = new UnderWay();
    const one = Promise.withResolvers<string>();
    const other = Promise.withResolvers<string>();
    const added = [underWay.add(one.promise), underWay.add(other.promise)];
    let settled = false;
    const waiting = underWay.settled().then(() => (settled = true));
    one.resolve('done');
    await Promise.resolve();
    expect(settled).toBe(false);
    other.reject(new Error('no'));
    await waiting;
    await expect(added[0]).resolves.toBe('done');
    await expect(added[1]).rejects.toThrow('no');
  });

  it('are not waited for once they are over', async () => {
    const underWay = new UnderWay();
    await underWay.add(Promise.resolve());
    await expect(underWay.add(Promise.reject(new Error('no')))).rejects.toThrow('no');
    await underWay.settled();
  });
});
