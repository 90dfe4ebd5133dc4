'use client';

import { type FocusEvent, type KeyboardEvent, useState } from 'react';

const LINKS = 'a[data-conversation]';

/**
 * The keyboard's way through a list of many links: Tab stops at one row, the arrows, Home and End move from there. With
 * each row a stop of its own, what comes after the list would be a hundred presses away.
 */
export function useListKeys() {
  const [stopId, setStopId] = useState<string | null>(null);
  function handleKey(event: KeyboardEvent<HTMLElement>) {
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>(LINKS)];
    const row = event.target instanceof Element ? event.target.closest('li') : null;
    const at = links.findIndex((link) => row?.contains(link));
    // Only on the links: in a field or a menu the arrows mean something else.
    if (at === -1 || !(event.target as Element).matches(LINKS)) return;
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    links[target]?.focus();
  }
  function handleFocus(event: FocusEvent) {
    const link = event.target.closest('li')?.querySelector<HTMLElement>(LINKS);
    if (link?.dataset.conversation !== undefined) setStopId(link.dataset.conversation);
  }
  return { stopId, listProps: { onKeyDown: handleKey, onFocus: handleFocus } };
}
