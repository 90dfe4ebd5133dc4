'use client';

import { useSearchParams } from 'next/navigation';
import { ConversationScreen } from './conversation-screen.tsx';
import { TemporaryScreen } from './temporary-screen.tsx';
import { useConversationId } from './use-conversation-id.ts';

/** The chat of the address: `/chat` is a new one, `/chat/<id>` one that exists, `/chat?temporary=1` one that is not kept. */
export function ChatScreen() {
  const id = useConversationId();
  const temporary = useSearchParams().get('temporary') === '1';
  return id === null && temporary ? <TemporaryScreen /> : <ConversationScreen id={id} />;
}
