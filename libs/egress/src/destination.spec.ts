import { AddressPolicy } from './address-policy';
import { checkDestination } from './destination';
import { type EgressError } from './egress-error';

const publicOnly = new AddressPolicy([]);

function refusal(url: URL, policy = publicOnly): EgressError {
  try {
    checkDestination(url, policy);
  } catch (error) {
    return error as EgressError;
  }
  throw new Error(`${url.href} was accepted`);
}

describe('checkDestination', () => {
  it.each([
    // loopback, in every notation inet_aton ever took
    'http://127.0.0.1/',
    'http://127.0.0.1./',
    'http://127.0.0.1../',
    'http://127.1/',
    'http://127.0.1/',
    'http://127.127.127.127/',
    'http://2130706433/',
    'http://2130706433./',
    'http://017700000001/',
    'http://0177.0.0.1/',
    'http://0177.0.0.01/',
    'http://00000177.1/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0x7f.0x0.0x0.0x1/',
    'http://0X7F.0.0.1/',
    'http://127.0x0.0.1/',
    'http://0/',
    'http://0.0.0.0/',
    'http://0x0/',
    'http://00.0/',
    // other private, shared and special ranges
    'http://10.0.0.1/',
    'http://10.1/',
    'http://167772161/',
    'http://0xa.0.0.1/',
    'http://012.0.0.1/',
    'http://172.16.0.1/',
    'http://172.31.255.255/',
    'http://192.168.0.1/',
    'http://192.168.257/',
    'http://3232235521/',
    'http://0xc0a80001/',
    'http://100.64.0.1/',
    'http://169.254.1.1/',
    'http://192.0.2.1/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://4294967295/',
    // cloud metadata
    'http://169.254.169.254/latest/meta-data/',
    'http://169.254.43518/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[fd00:ec2::254]/',
    'http://100.100.100.200/',
    'http://metadata.google.internal/computeMetadata/v1/',
    'http://METADATA.google.internal./',
    'http://metadata.goog/',
    // IPv6
    'http://[::]/',
    'http://[::1]/',
    'http://[0:0:0:0:0:0:0:1]/',
    'http://[0000::0001]/',
    'http://[::127.0.0.1]/',
    'http://[::7f00:1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:10.0.0.1]/',
    'http://[::ffff:0:127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[64:ff9b:1::10.0.0.1]/',
    'http://[2002:7f00:1::]/',
    'http://[2002:a00:1::1]/',
    'http://[2001:0:7f00:1::]/',
    'http://[2001::80ff:fffe]/',
    'http://[fc00::1]/',
    'http://[fd12:3456:789a::1]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[ff02::1]/',
    'http://[2001:db8::1]/',
    'http://[100::1]/',
    // names of this machine and this network
    'http://localhost/',
    'http://LOCALHOST/',
    'http://localhost./',
    'http://localhost../',
    'http://foo.localhost/',
    'http://localhost.localdomain/',
    'http://db.internal/',
    'http://printer.local/',
    'http://router.home.arpa/',
    'http://./',
    // spellings that only turn into the above when the URL is parsed
    'http://１２７.０.０.１/',
    'http://127。0。0。1/',
    'http://127．0．0．1/',
    'http://①②⑦.⓪.⓪.①/',
    'http://ｌｏｃａｌｈｏｓｔ/',
    'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/',
    'http://lOcAlHoSt%2E/',
    'http://%31%32%37.0.0.1/',
    'http://127%2e0%2e0%2e1/',
    'http://loc\u00adalhost/',
    'http:127.0.0.1',
    'http:\\\\127.0.0.1\\',
    'http://\t127.0.0.1\n/',
    'https:///127.0.0.1/',
  ])('refuses %s', (spelling) => {
    expect(refusal(new URL(spelling))).toMatchObject({
      code: 'egress_forbidden',
      retryable: false,
      phase: 'before_send',
    });
  });

  it.each([
    'http://[fe80::1%25eth0]/',
    'http://[::1%eth0]/',
    'http://256.256.256.256/',
    'http://0x7f.0.0.0.1/',
    'http://127.0.0.1.5/',
    'http://4294967296/',
    'http://09.0.0.1/',
    'http://[::1/',
    'http:///',
    'http://a b/',
  ])('cannot be given %s, which is no URL', (spelling) => {
    expect(URL.canParse(spelling)).toBe(false);
    expect(refusal({ toString: () => spelling, href: spelling } as URL).code).toBe('invalid_url');
  });

  it('judges what a URL says, not what the object handed in claims', () => {
    const disguised = Object.assign(Object.create(null) as object, {
      hostname: 'api.example.com',
      origin: 'http://api.example.com',
      toString: () => 'http://127.0.0.1/',
    });
    expect(refusal(disguised as URL).code).toBe('egress_forbidden');
  });

  it.each(['ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'ws://example.com/', 'data:,x'])(
    'refuses the scheme of %s',
    (spelling) => {
      expect(refusal(new URL(spelling))).toMatchObject({ code: 'egress_forbidden' });
    },
  );

  it.each(['http://user:hunter2@example.com/', 'http://user@example.com/', 'http://:hunter2@example.com/'])(
    'refuses credentials in %s without repeating them',
    (spelling) => {
      const error = refusal(new URL(spelling));
      expect(error.code).toBe('egress_forbidden');
      expect(error.message).toBe('Calling example.com is refused: the URL carries credentials');
    },
  );

  it.each([0, 1, 22, 25, 53, 110, 143, 389, 445, 587, 3306, 5432, 6000, 6379, 6667, 10080, 11211, 27017])(
    'refuses port %i, also for an allowed address',
    (port) => {
      const error = refusal(new URL(`http://10.0.0.1:${port}/`), new AddressPolicy(['10.0.0.0/8']));
      expect(error.message).toBe(`Calling 10.0.0.1:${port} is refused: port ${port} is blocked`);
    },
  );

  it('names the host and the reason, never the path or the query', () => {
    const error = refusal(new URL('http://10.0.0.1/hook/path-secret?token=query-secret#fragment-secret'));
    expect(error.message).toBe('Calling 10.0.0.1 is refused: its address is not public (private)');
  });

  it.each([
    ['https://api.example.com/v1/items?x=1&y=2#part', 'https://api.example.com', '/v1/items?x=1&y=2'],
    ['http://api.example.com:8080', 'http://api.example.com:8080', '/'],
    ['https://8.8.8.8/', 'https://8.8.8.8', '/'],
    ['https://[2606:4700::1111]:8443/a', 'https://[2606:4700::1111]:8443', '/a'],
    ['https://bücher.example.com/ä', 'https://xn--bcher-kva.example.com', '/%C3%A4'],
    ['http://10.1.2.3.example.com/', 'http://10.1.2.3.example.com', '/'],
  ])('accepts %s', (spelling, origin, path) => {
    expect(checkDestination(new URL(spelling), publicOnly)).toEqual({ origin, path, label: new URL(origin).host });
  });

  it('accepts a literal in an allowed CIDR, in any spelling', () => {
    const policy = new AddressPolicy(['127.0.0.0/8']);
    expect(checkDestination(new URL('http://0x7f.1:8080/'), policy).origin).toBe('http://127.0.0.1:8080');
    expect(checkDestination(new URL('http://[::ffff:127.0.0.1]/'), policy).origin).toBe('http://[::ffff:7f00:1]');
  });
});
