'use client';

import { useEffect, useEffectEvent } from 'react';
import { registerShortcut } from './shortcut-registry.ts';
import type { BoundShortcutId } from './shortcuts.ts';

/**
 * Does `run` when the shortcut is pressed, as long as the component is there; null switches it off, and the key is then
 * the browser's. `run` may change with every drawing.
 *
 * @example useShortcut('stop', liveJob === null ? null : stop);
 */
export function useShortcut(id: BoundShortcutId, run: (() => void) | null): void {
  const latest = useEffectEvent(() => run?.());
  const active = run !== null;
  useEffect(() => (active ? registerShortcut(id, () => latest()) : undefined), [id, active]);
}
