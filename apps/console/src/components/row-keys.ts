import type { KeyboardEvent } from 'react';

const ROW = '[role="row"][data-line]';

/** Keys of a list: j and k, or the arrows, go from row to row, Enter opens one, x chooses it. */
export function walkRows(event: KeyboardEvent<HTMLElement>): void {
  const from = event.target as HTMLElement;
  if (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    from.matches('input:not([type="checkbox"]), select, textarea')
  ) {
    return;
  }
  const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>(ROW)];
    const here = rows.findIndex((row) => row.contains(from));
    const next = rows[here === -1 ? 0 : here + step];
    const target = next?.querySelector<HTMLElement>('a, button');
    if (!target) return;
    event.preventDefault();
    target.focus();
    next?.scrollIntoView({ block: 'nearest' });
  } else if (event.key === 'x') {
    from.closest(ROW)?.querySelector<HTMLElement>('input[type="checkbox"]')?.click();
  }
}
