'use client';

import { useEffect, useState } from 'react';
import type { CodeLine } from './code-line.ts';
import { highlightInWorker } from './highlight-in-worker.ts';
import { LIMITS } from './limits.ts';
import { resolveLanguage } from './resolve-language.ts';

const CACHE_MAX = 200;
/** By language and code: an answer that has ended is drawn anew, and must not lose its colours for a moment. null: can't be done. */
const cache = new Map<string, readonly CodeLine[] | null>();

/**
 * The code in colours; null while there are none: it is still arriving, its language is unknown, it is very long, or the
 * highlighter is on its way.
 */
export function useHighlight(code: string, language: string, isOpen: boolean): readonly CodeLine[] | null {
  const resolved = isOpen || code.length > LIMITS.codeChars ? null : resolveLanguage(language);
  const key = resolved === null ? '' : `${resolved}\n${code}`;
  const [, setReady] = useState('');
  useEffect(() => {
    if (resolved === null || cache.has(key)) return;
    let isCurrent = true;
    void highlightInWorker(code, resolved).then((lines) => {
      remember(key, lines);
      if (isCurrent) setReady(key);
    });
    return () => {
      isCurrent = false;
    };
  }, [key, code, resolved]);
  return cache.get(key) ?? null;
}

function remember(key: string, lines: readonly CodeLine[] | null): void {
  const oldest = cache.keys().next();
  if (cache.size >= CACHE_MAX && oldest.done !== true) cache.delete(oldest.value);
  cache.set(key, lines);
}
