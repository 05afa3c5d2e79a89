import { keeps } from './shedding';

const read = { direction: 'in', operation: 'GET /v1/workspaces/:workspaceId/jobs', status: 'success' } as const;

/** The part of evenly spread records that is kept. */
const kept = (record: Parameters<typeof keeps>[0], fill: number) =>
  Array.from({ length: 1_000 }, (_, index) => keeps(record, fill, index / 1_000)).filter(Boolean).length / 1_000;

describe('keeps', () => {
  it('keeps everything while the queue is short', () => {
    expect(kept(read, 0)).toBe(1);
    expect(kept(read, 0.1)).toBe(1);
  });

  it('keeps ever fewer successful reads as the queue fills', () => {
    expect(kept(read, 0.2)).toBeCloseTo(0.75, 2);
    expect(kept(read, 0.3)).toBeCloseTo(0.5, 2);
    expect(kept(read, 0.4)).toBeCloseTo(0.25, 2);
  });

  it('keeps none of them while the queue is half full or more', () => {
    expect(kept(read, 0.5)).toBe(0);
    expect(kept(read, 1)).toBe(0);
  });

  it.each([
    ['a write', { ...read, operation: 'POST /v1/workspaces/:workspaceId/jobs' }],
    ['a deletion', { ...read, operation: 'DELETE /v1/workspaces/:workspaceId/connectors/:id' }],
    ['a webhook', { ...read, operation: 'POST /hooks/:ingestKey' }],
    ['a refused read', { ...read, status: 'refused' as const }],
    ['a failed read', { ...read, status: 'failed' as const }],
    ['a call to a third party', { ...read, direction: 'out' as const, operation: 'GET https://example.test/' }],
  ])('always keeps %s', (_, record) => {
    expect(kept(record, 1)).toBe(1);
  });

  it('counts HEAD as a read', () => {
    expect(kept({ ...read, operation: 'HEAD /v1/workspaces' }, 1)).toBe(0);
  });
});
