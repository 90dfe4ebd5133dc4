'use client';

import { useCallback, useSyncExternalStore } from 'react';

/**
 * `local` is shared by all tabs and stays; `session` belongs to this tab and outlives a reload only; `memory` is gone with
 * the page.
 */
type Area = 'local' | 'session' | 'memory';

/** `storage` events reach other tabs only; this one tells the components of the same tab. */
const CHANGED = 'ashao:stored-value';

function subscribe(onChange: () => void): () => void {
  window.addEventListener('storage', onChange);
  window.addEventListener(CHANGED, onChange);
  return () => {
    window.removeEventListener('storage', onChange);
    window.removeEventListener(CHANGED, onChange);
  };
}

/** A string kept in this browser and shared by every component that asks for the same key; '' removes it. */
export function useStoredValue(key: string, fallback = '', area: Area = 'local'): [string, (value: string) => void] {
  const value = useSyncExternalStore(
    subscribe,
    () => readStored(key, area) ?? fallback,
    () => fallback,
  );
  const store = useCallback((next: string) => writeStored(key, next, area), [key, area]);
  return [value, store];
}

/** Forgets what this tab holds, such as unsent drafts. */
export function clearSessionValues(): void {
  memory.clear();
  open('session')?.clear();
  window.dispatchEvent(new Event(CHANGED));
}

// Where storage is switched off, or full, values live here until the page is closed.
const memory = new Map<string, string>();

/** Reading the property alone throws where the browser forbids storage. */
function open(area: Area): Storage | null {
  if (area === 'memory') return null;
  try {
    return area === 'local' ? window.localStorage : window.sessionStorage;
  } catch {
    return null;
  }
}

export function readStored(key: string, area: Area): string | null {
  return memory.get(key) ?? open(area)?.getItem(key) ?? null;
}

export function writeStored(key: string, value: string, area: Area): void {
  memory.delete(key);
  try {
    const storage = open(area);
    if (storage === null) memory.set(key, value);
    else if (value === '') storage.removeItem(key);
    else storage.setItem(key, value);
  } catch {
    memory.set(key, value);
  }
  window.dispatchEvent(new Event(CHANGED));
}
