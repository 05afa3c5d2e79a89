import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Column } from './rows';
import classes from './row-selection.module.css';

/** What is chosen of a list. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly set: (ids: Iterable<string>) => void;
  readonly clear: () => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  return { ids, set: (chosen) => setIds(new Set(chosen)), clear: () => setIds(new Set()) };
}

/** The column that rows are chosen in; with Shift all between the last one and this one. */
export function selectionColumn<T extends { id: string }>(
  rows: readonly T[],
  { ids, set }: Selection,
  nameOf: (row: T) => string,
): Column<T> {
  const all = rows.length > 0 && rows.every(({ id }) => ids.has(id));
  const choose = (row: T, on: boolean, through: boolean) => {
    const next = new Set(ids);
    const last = [...ids].at(-1);
    const [from, to] = [rows.findIndex(({ id }) => id === last), rows.indexOf(row)].sort((a, b) => a - b);
    const range = through && from !== undefined && from >= 0 ? rows.slice(from, (to ?? 0) + 1) : [row];
    for (const { id } of range) {
      if (on) next.add(id);
      else next.delete(id);
    }
    set(next);
  };
  return {
    title: 'Choose',
    width: '20px',
    head: (
      <Checkbox
        size="xs"
        aria-label="Choose all that are loaded"
        checked={all}
        indeterminate={!all && ids.size > 0}
        onChange={() => set(all ? [] : rows.map(({ id }) => id))}
      />
    ),
    cell: (row) => (
      <span className={classes.box}>
        <Checkbox
          size="xs"
          aria-label={`Choose ${nameOf(row)}`}
          checked={ids.has(row.id)}
          onChange={({ currentTarget, nativeEvent }) =>
            choose(row, currentTarget.checked, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
        />
      </span>
    ),
  };
}
