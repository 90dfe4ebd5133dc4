'use client';

import { createContext, useContext } from 'react';

export type ToastOptions = {
  /** One sentence: it is read aloud. */
  text: string;
  tone?: 'info' | 'bad';
  /** Such as Undo. Whatever it does must be possible elsewhere too: a toast goes away. */
  action?: { label: string; onSelect: () => void };
};

export const ToastContext = createContext<((toast: ToastOptions) => void) | null>(null);

/**
 * A function that tells something in passing, at the edge of the screen. Errors that need an answer belong in a Notice.
 *
 * @example const toast = useToast();
 * toast({ text: 'Conversation deleted', action: { label: 'Undo', onSelect: restore } });
 */
export function useToast(): (toast: ToastOptions) => void {
  const show = useContext(ToastContext);
  if (show === null) throw new Error('useToast needs a ToastProvider above it.');
  return show;
}
