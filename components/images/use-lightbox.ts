'use client';

import { useSearchParams } from 'next/navigation';
import { useRef } from 'react';
import { tileId } from './tile-id.ts';

const PATH = '/images';
const address = (id: string) => `${PATH}?open=${encodeURIComponent(id)}`;

/**
 * Which picture is looked at: the address says it, so that a chat can link to one and Back closes it. Closed, the focus
 * goes to its tile, which may be another one than it was opened from.
 */
export function useLightbox() {
  const openId = useSearchParams().get('open');
  const hasOwnEntry = useRef(false);
  const focusTile = () => openId !== null && document.getElementById(tileId(openId))?.focus();
  return {
    openId,
    open: (id: string) => {
      hasOwnEntry.current = true;
      window.history.pushState(null, '', address(id));
    },
    move: (id: string) => window.history.replaceState(null, '', address(id)),
    close: () => {
      if (hasOwnEntry.current) window.history.back();
      else window.history.replaceState(null, '', PATH);
      hasOwnEntry.current = false;
      // After the dialog has given the focus back by itself.
      setTimeout(focusTile);
    },
  };
}
