import { AddressPolicy } from './address-policy';

const publicOnly = new AddressPolicy([]);

describe('AddressPolicy', () => {
  it.each([
    '8.8.8.8',
    '1.1.1.1',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '223.255.255.254',
    '2606:4700:4700::1111',
    '2a00:1450:4001:81b::200e',
    '::ffff:8.8.8.8', // how a dual-stack socket names an IPv4 peer
    '64:ff9b::8.8.8.8', // what DNS64 answers for a public IPv4 host
  ])('allows the public address %s', (address) => {
    expect(publicOnly.refuseAddress(address, 'api.example.com')).toBeUndefined();
  });

  it.each([
    ['0.0.0.0', 'this network'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'carrier-grade NAT'],
    ['100.127.255.255', 'carrier-grade NAT'],
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['169.254.0.1', 'link-local'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.1', 'IETF protocol assignments'],
    ['192.0.2.1', 'documentation'],
    ['192.88.99.1', '6to4 relay'],
    ['192.168.0.1', 'private'],
    ['198.18.0.1', 'benchmarking'],
    ['198.19.255.255', 'benchmarking'],
    ['198.51.100.1', 'documentation'],
    ['203.0.113.1', 'documentation'],
    ['224.0.0.1', 'multicast'],
    ['239.255.255.255', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::127.0.0.1', 'IPv4-compatible'],
    ['::8.8.8.8', 'IPv4-compatible'],
    ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
    ['::ffff:10.0.0.1', 'IPv4-mapped private'],
    ['::ffff:0:127.0.0.1', 'IPv4-translated'],
    ['64:ff9b::127.0.0.1', 'NAT64 of loopback'],
    ['64:ff9b::10.0.0.1', 'NAT64 of private'],
    ['64:ff9b:1::1', 'local-use NAT64'],
    ['100::1', 'discard-only'],
    ['2001::1', 'Teredo'],
    ['2001:2::1', 'benchmarking'],
    ['2001:10::1', 'ORCHID'],
    ['2001:20::1', 'ORCHIDv2'],
    ['2001:db8::1', 'documentation'],
    ['2002:7f00:1::', '6to4 of loopback'],
    ['2002:808:808::', '6to4'],
    ['3fff::1', 'documentation'],
    ['4000::1', 'not delegated'],
    ['5f00::1', 'segment routing'],
    ['fc00::1', 'unique local'],
    ['fd12:3456::1', 'unique local'],
    ['fe80::1', 'link-local'],
    ['fe80::1%eth0', 'link-local with a zone'],
    ['fec0::1', 'site-local'],
    ['ff02::1', 'multicast'],
    ['not an address', 'unreadable'],
    ['', 'empty'],
    ['0177.0.0.1', 'octal, which a resolver never answers'],
  ])('refuses %s (%s)', (address) => {
    expect(publicOnly.refuseAddress(address, 'api.example.com')).toEqual(expect.any(String));
  });

  describe('with allowed CIDRs', () => {
    const policy = new AddressPolicy(['10.0.0.0/8', 'fd00::/8', '169.254.0.0/16', '100.64.0.0/10', '2002::/16']);

    it.each(['10.1.2.3', '::ffff:10.1.2.3', 'fd12::1', '169.254.1.1', '2002:a00:1::'])('allows %s', (address) => {
      expect(policy.refuseAddress(address, 'erp.example.com')).toBeUndefined();
    });

    it.each(['192.168.0.1', '127.0.0.1', 'fc00::1', '::10.1.2.3', '64:ff9b::10.1.2.3'])(
      'still refuses %s',
      (address) => {
        expect(policy.refuseAddress(address, 'erp.example.com')).toContain('not public');
      },
    );

    it.each([
      '169.254.169.254',
      '::ffff:169.254.169.254',
      '169.254.170.2',
      '100.100.100.200',
      'fd00:ec2::254',
      'fd20:ce::254',
      '168.63.129.16',
      '64:ff9b::169.254.169.254',
      '2002:a9fe:a9fe::',
    ])('keeps the metadata address %s closed under a wide CIDR', (address) => {
      expect(policy.refuseAddress(address, 'erp.example.com')).toBe('it is a cloud metadata service');
    });

    it('keeps a metadata name closed even when it resolves into a wide CIDR', () => {
      expect(policy.refuseAddress('10.1.2.3', 'metadata.google.internal')).toBe('it is a cloud metadata service');
    });

    it('does not let ::/0 stand for IPv4', () => {
      const everyIpv6 = new AddressPolicy(['::/0']);
      expect(everyIpv6.refuseAddress('::ffff:127.0.0.1', 'a.example.com')).toContain('loopback');
      expect(everyIpv6.refuseAddress('::1', 'a.example.com')).toBeUndefined();
    });
  });

  it('opens a metadata address that is listed alone', () => {
    const policy = new AddressPolicy(['169.254.169.254/32', 'fd00:ec2::254/128']);
    expect(policy.refuseAddress('169.254.169.254', 'metadata.google.internal')).toBeUndefined();
    expect(policy.refuseAddress('fd00:ec2::254', 'fd00:ec2::254')).toBeUndefined();
    expect(policy.refuseAddress('100.100.100.200', '100.100.100.200')).toBe('it is a cloud metadata service');
  });

  describe('local names', () => {
    const names = [
      'localhost',
      'LOCALHOST',
      'localhost.',
      'a.localhost',
      'db.internal',
      'printer.local',
      'nas.home.arpa',
    ];

    it.each(names)('refuses %s before resolving when nothing is allowed', (name) => {
      expect(publicOnly.refuseHost(name)).toBe('it is a local name');
    });

    it.each(names)('lets %s resolve into an allowed CIDR only', (name) => {
      const policy = new AddressPolicy(['127.0.0.0/8']);
      expect(policy.refuseHost(name)).toBeUndefined();
      expect(policy.refuseAddress('127.0.0.1', name)).toBeUndefined();
      expect(policy.refuseAddress('8.8.8.8', name)).toBe('it is a local name');
    });

    it('does not mistake a public name that merely contains one', () => {
      expect(publicOnly.refuseHost('localhost.example.com')).toBeUndefined();
      expect(publicOnly.refuseHost('mylocal')).toBeUndefined();
    });
  });

  it.each([
    '10.0.0.1',
    '10.0.0.0/33',
    '10.0/8',
    '010.0.0.0/8',
    'example.com/8',
    'fd00::/129',
    '',
    '::ffff:10.0.0.0/104',
    '10.0.0.0/-1',
  ])('rejects "%s" as an allowed CIDR at construction', (cidr) => {
    expect(() => new AddressPolicy([cidr])).toThrow(RangeError);
  });
});
