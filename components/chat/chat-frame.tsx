'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { chatStrings } from '@/lib/strings/chat.ts';
import { Composer, type ComposerHandle } from '../composer/composer.tsx';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { isTouch } from '../ui/is-touch.ts';
import { useToast } from '../ui/use-toast.ts';
import { ChatActionsContext } from './chat-actions.ts';
import type { ChatModel } from './chat-model.ts';
import { ChatSendingContext } from './chat-sending.ts';
import { JumpButton } from './jump-button.tsx';
import { OfflineNotice } from './offline-notice.tsx';
import { useCopyLastAnswer } from './use-copy-last-answer.ts';
import { useFollowScroll } from './use-follow-scroll.ts';
import { useMessageActions } from './use-message-actions.ts';
import { usePreloadInUse } from './use-preload-in-use.ts';
import { useStop } from './use-stop.ts';

type ChatFrameProps = {
  chat: ChatModel;
  /** Names the chat: another one opens at its end, with a draft of its own. */
  id: string | null;
  temporary: boolean;
  onShare: ((answerId: string) => void) | null;
  /** There is nothing to write to. */
  closed: boolean;
  banner?: ReactNode;
  children: (frame: { choosePrompt: (prompt: string) => void }) => ReactNode;
};

/** What every chat has around its messages: the scrolling, the composer, the notices and the status line. */
export function ChatFrame({ chat, id, temporary, onShare, closed, banner, children }: ChatFrameProps) {
  const [status, setStatus] = useState('');
  const toast = useToast();
  const composer = useRef<ComposerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, jump, hold } = useFollowScroll(scroller, content, id !== null || chat.path.length > 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation opens at its end, and says nothing yet
  useEffect(() => {
    jump();
    setStatus('');
  }, [id]);
  usePreloadInUse(id !== null);
  const { stop, stopping } = useStop(chat.liveJobId, () => toast({ text: chatStrings.notStopped, tone: 'bad' }));
  const focusComposer = () => {
    // On a phone the keyboard would come up over the answer that is being waited for.
    if (!isTouch()) composer.current?.focus();
  };
  const actions = useMessageActions({ chat, temporary, onShare, announce: setStatus, jump, hold, focusComposer });
  const failed = chat.failure !== null;
  useEffect(() => {
    if (failed) setStatus(chatStrings.notSent);
  }, [failed]);
  useShortcut('stop', chat.liveJobId === null || stopping ? null : handleStop);
  useCopyLastAnswer(chat.path);

  const earlier = useMemo(
    () => chat.path.filter(({ message }) => message.role === 'user').map(({ message }) => message.content),
    [chat.path],
  );

  function send(message: OutgoingMessage, onAccepted: () => void) {
    chat.send(message, onAccepted);
    jump();
  }
  function handleStop() {
    stop();
    composer.current?.focus();
  }

  return (
    <main className="relative flex min-h-0 flex-1 flex-col">
      {banner}
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div ref={content} className="mx-auto max-w-3xl px-5 py-8 sm:px-8">
          <ChatActionsContext value={actions}>
            <ChatSendingContext value={chat.sending}>
              {children({ choosePrompt: (prompt) => composer.current?.fill(prompt) })}
            </ChatSendingContext>
          </ChatActionsContext>
        </div>
      </div>
      <div className="relative shrink-0">
        {away && <JumpButton onClick={jump} />}
        <OfflineNotice />
        {!closed && (
          <Composer
            ref={composer}
            conversationId={id}
            temporary={temporary}
            earlier={earlier}
            onSend={send}
            onStop={chat.liveJobId === null ? null : handleStop}
            stopping={stopping}
            busy={chat.sending}
            failure={chat.failure}
          />
        )}
      </div>
      <p role="status" className="sr-only">
        {status}
      </p>
    </main>
  );
}
