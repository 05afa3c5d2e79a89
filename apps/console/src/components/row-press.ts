import type { MouseEvent } from 'react';

/**
 * A time lies above the link that covers its row, so that the exact one shows on hover. Pressed, it opens the row as the
 * rest of it does, in a new tab where that was asked for.
 */
export function pressTime(event: MouseEvent<HTMLElement>): void {
  const time = (event.target as HTMLElement).closest('time');
  const target = time?.closest('[role="row"]')?.querySelector<HTMLElement>('[data-opens-row]');
  const { ctrlKey, metaKey, shiftKey } = event;
  target?.dispatchEvent(
    new window.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }),
  );
}
