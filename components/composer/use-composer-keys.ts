'use client';

import type { KeyboardEvent } from 'react';
import { isTouch } from '../ui/is-touch.ts';
import { isSendKey } from './is-send-key.ts';
import { useComposition } from './use-composition.ts';
import { usePromptHistory } from './use-prompt-history.ts';
import type { useTemplates } from './use-templates.ts';

type ComposerKeysParams = {
  draft: string;
  earlier: readonly string[];
  setText: (text: string) => void;
  templates: ReturnType<typeof useTemplates>;
  /** Also called while nothing can be sent: Enter then does nothing, rather than something else. */
  onSend: () => void;
};

/** What each key of the field means: first the input method's, then the list's, the placeholders', the history's, Enter. */
export function useComposerKeys({ draft, earlier, setText, templates, onSend }: ComposerKeysParams) {
  const composition = useComposition();
  const handleHistory = usePromptHistory({ draft, earlier, onText: setText });

  function isHandled(event: KeyboardEvent): boolean {
    if (templates.list.handleKey(event)) return true;
    if (event.key === 'Tab' && !event.shiftKey && templates.next()) return true;
    if (handleHistory(event)) return true;
    if (!isSendKey(event, isTouch())) return false;
    onSend();
    return true;
  }
  return {
    onCompositionEnd: composition.onCompositionEnd,
    onKeyDown: (event: KeyboardEvent) => {
      if (!composition.owns(event) && isHandled(event)) event.preventDefault();
    },
  };
}
