'use client';

import { useEffect } from 'react';
import { pictureNoticesCode } from '../composer/picture-notices-code.ts';
import { pictureStripCode } from '../composer/picture-strip-code.ts';
import { sendErrorCode } from '../composer/send-error-code.ts';
import { templateListCode } from '../composer/template-list-code.ts';
import { preloadMarkdown } from '../markdown/preload-markdown.ts';
import { messageLogCode } from './message-log-code.ts';

function preload(): void {
  messageLogCode.load();
  preloadMarkdown();
  pictureNoticesCode.load();
  pictureStripCode.load();
  sendErrorCode.load();
  templateListCode.load();
}

/**
 * Fetches what draws messages and Markdown, and what a composer in use may need: at once for a conversation, in a new chat
 * with the first press of a button or a key. Whoever only looks in doesn't pay for it, and it is there long before an
 * answer's first token.
 */
export function usePreloadInUse(hasMessages: boolean): void {
  useEffect(() => {
    if (hasMessages) return preload();
    const ending = new AbortController();
    const options = { signal: ending.signal, passive: true };
    for (const name of ['pointerdown', 'keydown']) window.addEventListener(name, preload, options);
    return () => ending.abort();
  }, [hasMessages]);
}
