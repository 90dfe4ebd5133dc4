'use client';

import { useSearchParams } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { tileId } from './tile-id.ts';

const PATH = '/images';
const address = (id: string) => `${PATH}?open=${encodeURIComponent(id)}`;

/**
 * Which picture is looked at: the address says it, so that a chat can link to one and Back closes it. Closed, the focus
 * goes to its tile, which may be another one than it was opened from, or to where whoever closed it wants to go on.
 */
export function useLightbox() {
  const openId = useSearchParams().get('open');
  const hasOwnEntry = useRef(false);
  const lastId = useRef<string | null>(null);
  const goOn = useRef<(() => void) | null>(null);
  /** Back takes a moment: a second Escape meanwhile must not go back twice. */
  const closing = useRef(false);

  // When it is really gone: Back takes a moment, and the dialog then gives the focus to what opened it.
  useEffect(() => {
    closing.current = false;
    if (openId !== null) {
      lastId.current = openId;
    } else if (lastId.current !== null) {
      const focusTile = () => document.getElementById(tileId(lastId.current ?? ''))?.focus();
      (goOn.current ?? focusTile)();
      lastId.current = null;
      goOn.current = null;
      hasOwnEntry.current = false;
    }
  }, [openId]);

  return {
    openId,
    open: (id: string) => {
      hasOwnEntry.current = true;
      window.history.pushState(null, '', address(id));
    },
    move: (id: string) => window.history.replaceState(null, '', address(id)),
    close: (next?: () => void) => {
      goOn.current = next ?? goOn.current;
      if (closing.current) return;
      closing.current = true;
      if (hasOwnEntry.current) window.history.back();
      else window.history.replaceState(null, '', PATH);
    },
  };
}
