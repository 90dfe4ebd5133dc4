'use client';

import { lazy, Suspense, useState } from 'react';
import { useTier } from '../composer/use-tier.ts';
import { ChatBody } from './chat-body.tsx';
import { ChatFrame } from './chat-frame.tsx';
import { ChatHeader } from './chat-header.tsx';
import { useConversationChat } from './use-conversation-chat.ts';

// Read when somebody shares, not when they chat.
const ShareDialog = lazy(() => import('../share/share-dialog.tsx').then((module) => ({ default: module.ShareDialog })));

/** A chat that is stored, or will be with its first message. */
export function ConversationScreen({ id }: { id: string | null }) {
  const [tier] = useTier();
  const { chat, conversation, missing } = useConversationChat(id, tier);
  const [shared, setShared] = useState<string | null>(null);
  return (
    <ChatFrame
      chat={chat}
      id={id}
      temporary={false}
      onShare={setShared}
      closed={missing}
      banner={<ChatHeader className="flex justify-between border-b py-0.5 pr-2.5 pl-5 sm:pl-8 lg:hidden" />}
    >
      {({ choosePrompt }) => (
        <>
          <ChatBody id={id} chat={chat} conversation={conversation} missing={missing} onChoose={choosePrompt} />
          {id !== null && shared !== null && (
            <Suspense>
              <ShareDialog conversationId={id} leafId={shared} upTo open onOpenChange={() => setShared(null)} />
            </Suspense>
          )}
        </>
      )}
    </ChatFrame>
  );
}
