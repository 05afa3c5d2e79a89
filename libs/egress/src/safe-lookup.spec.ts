import type { LookupAddress } from 'node:dns';
import { AddressPolicy } from './address-policy';
import { type Resolver, safeLookup, systemResolver } from './safe-lookup';

const policy = new AddressPolicy(['127.0.0.1/32']);
const v4 = (address: string): LookupAddress => ({ address, family: 4 });

function look(resolver: Resolver, all = true): Promise<unknown> {
  return new Promise((resolve, reject) => {
    safeLookup(policy, resolver)('a.example.com', { all }, (error, address, family) =>
      error ? reject(error) : resolve(all ? address : { address, family }),
    );
  });
}

describe('safeLookup', () => {
  it('hands out every checked address in the order of the resolver', async () => {
    const addresses = [v4('8.8.8.8'), v4('127.0.0.1'), { address: '2606:4700::1', family: 6 }];
    await expect(look(() => Promise.resolve(addresses))).resolves.toEqual(addresses);
  });

  it('hands out the first address to a caller that asks for one', async () => {
    await expect(look(() => Promise.resolve([v4('8.8.8.8'), v4('1.1.1.1')]), false)).resolves.toEqual(v4('8.8.8.8'));
  });

  it.each([
    ['first', ['10.0.0.1', '8.8.8.8']],
    ['last', ['8.8.8.8', '10.0.0.1']],
    ['only', ['127.0.0.2']],
  ])('refuses the name when its %s address is forbidden', async (_, answers) => {
    await expect(look(() => Promise.resolve(answers.map(v4)))).rejects.toMatchObject({
      code: 'egress_forbidden',
      retryable: false,
      phase: 'before_send',
      message: expect.stringContaining('a.example.com') as string,
    });
  });

  it('does not tell the forbidden address to whoever chose the name', async () => {
    const error = await look(() => Promise.resolve([v4('10.11.12.13')])).catch((caught: Error) => caught);
    expect((error as Error).message).not.toContain('10.11.12.13');
  });

  it('reports a resolver that fails as dns_failed, to be tried again', async () => {
    const cause = Object.assign(new Error('getaddrinfo ENOTFOUND'), { code: 'ENOTFOUND' });
    await expect(look(() => Promise.reject(cause))).rejects.toMatchObject({
      code: 'dns_failed',
      retryable: true,
      phase: 'before_send',
      cause,
    });
  });

  it('reports an empty answer as dns_failed', async () => {
    await expect(look(() => Promise.resolve([]))).rejects.toMatchObject({ code: 'dns_failed' });
  });

  it('asks the operating system by default', async () => {
    await expect(systemResolver('127.0.0.1')).resolves.toEqual([v4('127.0.0.1')]);
  });
});
