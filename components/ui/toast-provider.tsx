'use client';

import { type FocusEvent, type ReactNode, useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import { uiStrings } from '@/lib/strings/ui.ts';
import { LiftToastsContext } from './lift-toasts.ts';
import { Toast } from './toast.tsx';
import { ToastContext, type ToastOptions } from './use-toast.ts';
import { useToastPlace } from './use-toast-place.ts';

/** More at once is a pile that nobody reads. */
const TOASTS_MAX = 3;
const AWAY = { pointer: false, focus: false };

type Shown = { id: number; toast: ToastOptions };

/**
 * Holds the toasts of the page, below the header, on wide screens at the right: never over the composer, and above any dialog.
 * They wait while one of them is hovered or has the focus; F8 goes to them, Escape closes the newest.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  const [paused, setPaused] = useState(AWAY);
  const nextId = useRef(0);
  const { home, region, lift } = useToastPlace(useCallback(() => setPaused(AWAY), []));
  const cameFrom = useRef<HTMLElement | null>(null);

  const show = useCallback((toast: ToastOptions) => {
    nextId.current += 1;
    const id = nextId.current;
    setShown((before) => [...before, { id, toast }].slice(-TOASTS_MAX));
  }, []);
  function close(id: number) {
    // The focus must not fall to the top of the page with the button that had it.
    if (region.current?.contains(document.activeElement)) cameFrom.current?.focus();
    const rest = shown.filter((it) => it.id !== id);
    setShown(rest);
    // What is taken away under the pointer tells nobody that the pointer has left.
    if (rest.length === 0) setPaused(AWAY);
  }
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const newest = shown.at(-1);
    if (newest === undefined) return;
    if (event.key === 'F8') region.current?.querySelector<HTMLElement>('li:last-child button')?.focus();
    if (event.key === 'Escape' && region.current?.contains(document.activeElement)) {
      // Not the dialog that it lies above as well.
      event.preventDefault();
      close(newest.id);
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleKey(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  function handleFocus(event: FocusEvent) {
    const from = event.relatedTarget;
    if (from instanceof HTMLElement && !region.current?.contains(from)) cameFrom.current = from;
    setPaused((before) => ({ ...before, focus: true }));
  }

  return (
    <ToastContext.Provider value={show}>
      <LiftToastsContext.Provider value={lift}>{children}</LiftToastsContext.Provider>
      <div ref={home} className="contents">
        <section
          ref={region}
          aria-label={uiStrings.notifications}
          onPointerEnter={() => setPaused((before) => ({ ...before, pointer: true }))}
          onPointerLeave={() => setPaused((before) => ({ ...before, pointer: false }))}
          onFocus={handleFocus}
          onBlur={() => setPaused((before) => ({ ...before, focus: false }))}
          className="pointer-events-none fixed inset-x-3 top-16 z-60 sm:inset-x-auto sm:right-4 sm:w-96"
        >
          {/* There before the first toast: a live region that comes with its text is not read. */}
          <ol aria-live="polite" aria-relevant="additions" className="grid gap-2">
            {shown.map(({ id, toast }) => (
              <Toast key={id} toast={toast} paused={paused.pointer || paused.focus} onClose={() => close(id)} />
            ))}
          </ol>
        </section>
      </div>
    </ToastContext.Provider>
  );
}
