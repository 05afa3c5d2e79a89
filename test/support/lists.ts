import type { ApiClient } from '@app/testing';

interface Item {
  id: string;
}

/** Reads a list to its end, page by page, and checks each page. */
export async function readAll<T extends Item>(api: ApiClient, url: string, limit: number): Promise<T[]> {
  const items: T[] = [];
  let cursor: string | null = null;
  do {
    const separator = url.includes('?') ? '&' : '?';
    const next: string = cursor === null ? '' : `&cursor=${cursor}`;
    const answer = await api.get(`${url}${separator}limit=${limit}${next}`).expect(200);
    const page = answer.body as { items: T[]; nextCursor: string | null };
    expect(Object.keys(page).sort()).toEqual(['items', 'nextCursor']);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    if (page.nextCursor !== null) expect(page.items).toHaveLength(limit);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
  return items;
}
