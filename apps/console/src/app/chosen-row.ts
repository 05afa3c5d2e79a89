import { type HotkeyItem, useHotkeys } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';

/** The row of a list whose details are open; which one is in the URL. Up and down, or k and j, go on to the next. */
export function useChosenRow<T extends { id: string }>(rows: readonly T[]) {
  const { row, ...filters } = useSearch({ strict: false });
  const navigate = useNavigate();
  const choose = (id: string | undefined) =>
    void navigate({ to: '.', search: { ...filters, ...(id && { row: id }) } as never, replace: true });
  const at = rows.findIndex(({ id }) => id === row);
  const step = (by: number) => {
    const next = rows[at + by];
    if (next) choose(next.id);
  };
  const letters: HotkeyItem[] = [
    ['j', () => step(1)],
    ['k', () => step(-1)],
  ];
  // While no row is open the arrows scroll the list.
  const arrows: HotkeyItem[] = [
    ['ArrowDown', () => step(1)],
    ['ArrowUp', () => step(-1)],
  ];
  useHotkeys(at < 0 ? letters : [...letters, ...arrows]);
  return {
    chosen: rows[at],
    choose,
    close: () => choose(undefined),
    previous: at > 0 ? () => step(-1) : undefined,
    next: at >= 0 && at < rows.length - 1 ? () => step(1) : undefined,
  };
}
