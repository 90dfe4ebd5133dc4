'use client';

import { createContext, useContext } from 'react';
import type { ChatModel } from './chat-model.ts';

/** What messages can have done. The functions never change, so that no message is drawn anew because of them. */
export type ChatActions = Pick<ChatModel, 'regenerate' | 'showVersion' | 'closeAnswer'> & {
  /** Sends a message in other words. @returns false where nothing was sent, since an answer is on its way */
  edit: (...params: Parameters<ChatModel['edit']>) => boolean;
  /** Shares the path up to an answer; null in a temporary chat. */
  share: ((answerId: string) => void) | null;
  /** Says something on the one polite status line. */
  announce: (status: string) => void;
  temporary: boolean;
};

export const ChatActionsContext = createContext<ChatActions | null>(null);

export function useChatActions(): ChatActions {
  const actions = useContext(ChatActionsContext);
  if (actions === null) throw new Error('A message needs a ChatActionsContext above it.');
  return actions;
}
