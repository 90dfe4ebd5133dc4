'use client';

import { type KeyboardEvent, type MouseEvent, useRef, useState } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import type { OnDemand } from './on-demand.ts';
import { useToast } from './use-toast.ts';

/** What the code of a popup, loaded on demand, is told about its trigger. */
export type PopupState = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  anchor: HTMLElement | null;
  /** Opened by a key: then its first entry gets the focus. */
  byKeyboard: boolean;
};

/**
 * A button that opens a popup whose code is fetched when the button is hovered, focused or pressed. The button itself is
 * never replaced: focus and reading position stay, and the first press opens, however long the line takes. Leaving the
 * button or Escape takes an unanswered press back.
 */
export function usePopup<T>(source: OnDemand<T>, kind: 'menu' | 'listbox') {
  const toast = useToast();
  const anchor = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  // In an object: React would call a component that is handed to a setter.
  const [loaded, setLoaded] = useState<{ panel: T } | null>(null);

  const fetchEarly = () => void source.load().catch(() => undefined);
  function request(keyboard: boolean) {
    setByKeyboard(keyboard);
    setOpen(true);
    const known = source.peek();
    if (known !== null) return setLoaded({ panel: known });
    source.load().then(
      (panel) => setLoaded({ panel }),
      () => {
        setOpen(false);
        toast({ tone: 'bad', text: uiStrings.panelFailed });
      },
    );
  }
  const isWaiting = open && loaded === null;
  function handleKey(event: KeyboardEvent) {
    if (isWaiting && event.key === 'Escape') setOpen(false);
    if (event.key !== 'ArrowDown' && !(kind === 'listbox' && event.key === 'ArrowUp')) return;
    event.preventDefault();
    request(true);
  }
  return {
    panel: loaded?.panel ?? null,
    state: { open, onOpenChange: setOpen, anchor: anchor.current, byKeyboard } satisfies PopupState,
    triggerProps: {
      ref: anchor,
      'aria-haspopup': kind,
      'aria-expanded': open && loaded !== null,
      'aria-busy': isWaiting || undefined,
      'data-state': open ? 'open' : 'closed',
      onPointerEnter: fetchEarly,
      onFocus: fetchEarly,
      onBlur: () => isWaiting && setOpen(false),
      // A click that a key made has no place and counts no clicks.
      onClick: (event: MouseEvent) => request(event.detail === 0),
      onKeyDown: handleKey,
    } as const,
  };
}
