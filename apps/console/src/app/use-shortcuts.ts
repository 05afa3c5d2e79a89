import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { GO_TO, isGoTo } from './shortcuts';

const SECOND_KEY_WITHIN_MS = 1_200;

/** `g` and a letter lead to a page, `/` into its first filter, `?` shows all of them. Not while somebody types. */
export function useShortcuts(slug: string | null | undefined, showSheet: () => void): void {
  const navigate = useNavigate();
  useEffect(() => {
    let startedAt = -Infinity;
    const take = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || dialogIsOpen()) return;
      const isSecond = performance.now() - startedAt < SECOND_KEY_WITHIN_MS;
      startedAt = -Infinity;
      if (isSecond && slug && isGoTo(event.key)) {
        void navigate({ to: GO_TO[event.key].to, params: { slug }, search: {} as never });
      } else if (event.key === 'g') {
        startedAt = performance.now();
      } else if (event.key === '?') {
        showSheet();
      } else if (event.key === '/') {
        const filter = document.querySelector<HTMLElement>('main [role="search"] input');
        if (!filter) return;
        filter.focus();
      } else {
        return;
      }
      event.preventDefault();
      // The second key of a sequence is no shortcut of the page.
      event.stopPropagation();
    };
    document.addEventListener('keydown', take, { capture: true });
    return () => document.removeEventListener('keydown', take, { capture: true });
  }, [navigate, slug, showSheet]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

const dialogIsOpen = () => document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
