'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { runShortcut } from '../shortcuts/shortcut-registry.ts';
import { isTouch } from '../ui/is-touch.ts';
import { CONTENT_ID } from './content-id.ts';

/**
 * A navigation inside the app changes the page without telling assistive technology, and leaves the focus on a link that
 * may be gone. It goes on to the message field, on other pages to the heading. The first load is the
 * browser's, and the message field's (see useFirstFocus).
 */
export function useFocusAfterNavigation(): void {
  const pathname = usePathname();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const content = document.getElementById(CONTENT_ID);
    // Whoever is writing, or already there, keeps the focus.
    if (content === null || content.contains(document.activeElement) || isWriting()) return;
    // On a phone the field would bring up the keyboard over the conversation.
    if (!isTouch() && runShortcut('focus-composer')) return;
    const heading = content.querySelector<HTMLElement>('h1');
    heading?.setAttribute('tabindex', '-1');
    (heading ?? content).focus();
  }, [pathname]);
}

function isWriting(): boolean {
  return document.activeElement?.matches('input, textarea') ?? false;
}
