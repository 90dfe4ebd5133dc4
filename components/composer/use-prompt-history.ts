'use client';

import { type KeyboardEvent, useState } from 'react';
import { stepPrompt } from '@/lib/client/step-prompt.ts';

type PromptHistoryParams = { draft: string; earlier: readonly string[]; onText: (text: string) => void };

/**
 * ↑ in an empty composer brings the last prompt of the conversation, ↑ again the one before, ↓ back, Escape empties it.
 * Once a prompt was changed it is a draft like any other, and the arrows move the caret.
 */
export function usePromptHistory({ draft, earlier, onText }: PromptHistoryParams) {
  const [shown, setShown] = useState<number | null>(null);
  const place = shown !== null && earlier[shown] === draft ? shown : null;

  function show(next: number | null) {
    setShown(next);
    onText(next === null ? '' : (earlier[next] ?? ''));
  }

  /** @returns whether the press was one of the history's */
  return function handleKey({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    if (shiftKey || altKey || ctrlKey || metaKey) return false;
    const canStart = draft === '' && earlier.length > 0;
    if (key === 'ArrowUp' && (place !== null || canStart)) {
      show(stepPrompt(earlier.length, place, 'earlier'));
      return true;
    }
    if (place === null) return false;
    if (key === 'ArrowDown') show(stepPrompt(earlier.length, place, 'later'));
    if (key === 'Escape') show(null);
    return key === 'ArrowDown' || key === 'Escape';
  };
}
