'use client';

import { useEffect, useRef } from 'react';

const findLink = (id: string) => document.querySelector<HTMLElement>(`nav a[data-conversation="${CSS.escape(id)}"]`);

/** Moves the focus to the next row when the one that had it is deleted; it would fall to the top of the page. */
export function useFocusAfterDelete(): (id: string) => void {
  const leaving = useRef<{ id: string; neighbour: string } | null>(null);
  // After each drawing: the row goes when the cache says so, which is a moment after the wish.
  useEffect(() => {
    if (leaving.current === null || findLink(leaving.current.id) !== null) return;
    const { neighbour } = leaving.current;
    leaving.current = null;
    if (document.activeElement === null || document.activeElement === document.body) findLink(neighbour)?.focus();
  });
  return (id) => {
    const links = [...(findLink(id)?.closest('nav')?.querySelectorAll<HTMLElement>('a[data-conversation]') ?? [])];
    const at = links.findIndex((link) => link.dataset.conversation === id);
    const neighbour = (links[at + 1] ?? links[at - 1])?.dataset.conversation;
    leaving.current = neighbour === undefined ? null : { id, neighbour };
  };
}
