'use client';

import { type KeyboardEvent, useState } from 'react';
import type { CommandEntry } from './command-entry.ts';

/**
 * Which row Enter would choose: the first until the arrows or the pointer say otherwise, and the first again when the
 * words change. It is held by its id, so that results arriving below or above don't move it.
 */
export function useActiveEntry(entries: readonly CommandEntry[], search: string) {
  const [choice, setChoice] = useState({ id: '', search, byKey: true });
  const chosen = choice.search === search ? entries.findIndex(({ id }) => id === choice.id) : -1;
  const at = Math.max(chosen, 0);
  const active = entries[at];

  /** @returns the entry to run, null when the key was something else */
  function handleKey(event: KeyboardEvent): CommandEntry | null {
    if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return null;
    if (event.key === 'Enter') {
      event.preventDefault();
      return active ?? null;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || entries.length === 0) return null;
    event.preventDefault();
    const next = entries[(at + step + entries.length) % entries.length];
    if (next) setChoice({ id: next.id, search, byKey: true });
    return null;
  }
  function point(id: string) {
    if (id !== active?.id) setChoice({ id, search, byKey: false });
  }
  return { active, byKey: choice.byKey, handleKey, point };
}
