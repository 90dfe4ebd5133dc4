'use client';

import { useMemo } from 'react';
import { chatStrings } from '@/lib/strings/chat.ts';
import type { ChatActions } from './chat-actions.ts';
import type { ChatModel } from './chat-model.ts';
import { useLatest } from './use-latest.ts';

type Params = {
  chat: ChatModel;
  temporary: boolean;
  onShare: ((answerId: string) => void) | null;
  announce: (status: string) => void;
  /** To the end, where a new answer appears. */
  jump: () => void;
  /** To the message field: the button that was pressed is gone while an answer is on its way. */
  focusComposer: () => void;
  /** Keeps the place in view. */
  hold: () => void;
};

/** The actions of messages, the same functions for as long as the chat is on the screen. */
export function useMessageActions({
  chat,
  temporary,
  onShare,
  announce,
  jump,
  hold,
  focusComposer,
}: Params): ChatActions {
  const latest = useLatest({ chat, onShare, focusComposer });
  const canShare = onShare !== null;
  return useMemo(() => {
    /** One answer of a path at a time: the buttons are hidden meanwhile, a shortcut or a slow press is stopped here. */
    const isBusy = () => latest.current.chat.liveJobId !== null || latest.current.chat.sending;
    return {
      edit: (messageId, message, onAccepted) => {
        if (isBusy()) return false;
        latest.current.chat.edit(messageId, message, () => {
          onAccepted();
          latest.current.focusComposer();
          jump();
        });
        return true;
      },
      regenerate: (answerId, tier) => {
        if (isBusy()) return announce(chatStrings.waitForAnswer);
        latest.current.chat.regenerate(answerId, tier);
        latest.current.focusComposer();
        jump();
      },
      showVersion: (place, position) => {
        hold();
        latest.current.chat.showVersion(place, position);
      },
      closeAnswer: (outcome) => latest.current.chat.closeAnswer(outcome),
      share: canShare ? (answerId) => latest.current.onShare?.(answerId) : null,
      announce,
      temporary,
    };
  }, [latest, canShare, temporary, announce, jump, hold]);
}
