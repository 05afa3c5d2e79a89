import { refuseByLimits } from './destination-limits';

const refusal = (url: string, hosts: string[] = [], ports: number[] = []) =>
  refuseByLimits(new URL(url), { hosts, ports });

describe('the limits of an installation', () => {
  it.each([
    ['https://api.stripe.com/v1', ['api.stripe.com'], []],
    ['https://API.Stripe.com./', ['api.stripe.com'], []],
    ['https://a.b.example.com/', ['*.example.com'], []],
    ['https://x.example/', [], []],
    ['https://x.example/', [], [443]],
    ['http://x.example:8080/', [], [443, 8080]],
  ])('let %s through by hosts %j and ports %j', (url, hosts, ports) => {
    expect(refusal(url, hosts, ports)).toBeUndefined();
  });

  it.each([
    ['https://api.stripe.com.evil.example/', ['api.stripe.com']],
    ['https://evil-api.stripe.com/', ['api.stripe.com']],
    ['https://example.com/', ['*.example.com']],
    ['https://evilexample.com/', ['*.example.com']],
    ['https://93.184.216.34/', ['example.com']],
  ])('refuse %s by hosts %j', (url, hosts) => {
    expect(refusal(url, hosts)).toContain('EGRESS_ALLOW_HOSTS');
  });

  it.each(['http://x.example/', 'https://x.example:444/', 'http://x.example:80/'])(
    'refuse %s by port 443 alone',
    (url) => {
      expect(refusal(url, [], [443])).toContain('EGRESS_ALLOW_PORTS');
    },
  );
});
