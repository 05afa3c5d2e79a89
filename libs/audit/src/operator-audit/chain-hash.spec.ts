import fc from 'fast-check';
import { type AuditRecord, chainHash, GENESIS } from './chain-hash';

const RECORD: AuditRecord = {
  id: '0197aaaa-0000-7000-8000-000000000001',
  tenantId: '0197aaaa-0000-7000-8000-000000000002',
  operatorUserId: null,
  actorType: 'user',
  actorId: 'a',
  action: 'policy.update',
  resourceType: 'policy',
  resourceId: 'r',
  diff: [{ op: 'replace', path: '/name', value: { b: 1, a: [1, 2] } }],
  reason: null,
  ip: '203.0.113.7',
  userAgent: 'Test/1.0',
  traceId: 't',
  createdAt: new Date('2026-01-31T09:30:00.123Z'),
};

const hash = (changes: Partial<AuditRecord> = {}, sequence = 1n, previous = GENESIS) =>
  chainHash(previous, sequence, { ...RECORD, ...changes }).toString('hex');

/** The same value with the keys of its objects in another order, as jsonb may give it back. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, item]) => [key, reordered(item)]));
}

describe('the hash of an audit row', () => {
  it('stays what it is: rows that are stored must still fit', () => {
    expect(hash()).toMatchInlineSnapshot(`"3a6dab32f1c5ca8469fafc34509e3ee4659718ff9b2bd31000f0ec1c6b817e5e"`);
  });

  it('is the same after a round trip through JSON with keys in another order', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const stored = reordered(JSON.parse(JSON.stringify(value)));
        expect(hash({ diff: [stored] })).toBe(hash({ diff: [value] }));
      }),
    );
  });

  it('differs with every field', () => {
    const others = Object.entries(RECORD).map(([field, value]) => {
      const other = value instanceof Date ? new Date(0) : Array.isArray(value) ? [] : `${value as string}x`;
      return hash({ [field]: other });
    });
    expect(new Set([hash(), ...others]).size).toBe(others.length + 1);
  });

  it('differs with the place in the chain and with the row before', () => {
    expect(new Set([hash(), hash({}, 2n), hash({}, 1n, Buffer.alloc(32, 1))]).size).toBe(3);
  });

  it('tells nothing from null, and neighbours apart', () => {
    expect(hash({ reason: '' })).not.toBe(hash({ reason: null }));
    expect(hash({ actorId: 'ab', action: 'c' })).not.toBe(hash({ actorId: 'a', action: 'bc' }));
  });
});
