import type { ReactNode } from 'react';
import classes from './row-link.module.css';

/** The button of a row: it covers the row, and opens all of it. */
export function RowButton({ onClick, children }: { onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" data-opens-row className={`${classes.link} ${classes.button}`} onClick={onClick}>
      {children}
    </button>
  );
}
