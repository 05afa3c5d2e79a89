import { useNavigate, useSearch } from '@tanstack/react-router';

export type Search = Record<string, string | undefined>;

/** Filters are plain text in the URL, so that a link can be read and written by hand. */
export const parseSearch = (text: string): Search => Object.fromEntries(new URLSearchParams(text));

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter((entry): entry is [string, string] => {
    return typeof entry[1] === 'string' && entry[1] !== '';
  });
  const text = new URLSearchParams(given).toString();
  return text && `?${text}`;
}

/** The page's filters in the URL, and a setter that keeps the others; empty text takes a filter away. */
export function useFilters<Name extends string>(names: readonly Name[]) {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const filters = Object.fromEntries(
    names.map((name) => [name, search[name] === '' ? undefined : search[name]]),
  ) as Partial<Record<Name, string>>;
  const set = (change: Partial<Record<Name, string | null | undefined>>) => {
    const next = Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value));
    void navigate({ to: '.', search: next as never, replace: true });
  };
  const clear = () => set(Object.fromEntries(names.map((name) => [name, null])) as Record<Name, null>);
  return { filters, set, clear, any: names.some((name) => filters[name]) };
}
