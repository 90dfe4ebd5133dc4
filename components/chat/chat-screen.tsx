'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { stopJob } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { Composer } from '../composer/composer.tsx';
import { ComposerHint } from '../composer/composer-hint.tsx';
import { SendError } from '../composer/send-error.tsx';
import { useTier } from '../composer/use-tier.ts';
import { preloadMarkdown } from '../markdown/preload-markdown.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { ChatBody } from './chat-body.tsx';
import { isOpen } from './is-open.ts';
import { JumpButton } from './jump-button.tsx';
import { useConversation } from './use-conversation.ts';
import { useConversationId } from './use-conversation-id.ts';
import { useFollowScroll } from './use-follow-scroll.ts';
import { useSend } from './use-send.ts';

/** The chat of the address: `/chat` is a new one, `/chat/<id>` one that exists. */
export function ChatScreen() {
  const id = useConversationId();
  const conversation = useConversation(id);
  const [tier] = useTier();
  const [draft, setDraft] = useStoredValue(`ashao.draft.${id ?? 'new'}`, '', 'session');
  const [status, setStatus] = useState('');
  const input = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, jump } = useFollowScroll(scroller, content);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation opens at its end
  useEffect(jump, [id]);
  useEffect(preloadMarkdown, []);
  const send = useSend();
  const stop = useStop(id);
  const liveJob = conversation.data?.messages.findLast((message) => isOpen(message.job))?.job ?? null;

  function submit(text: string, onAccepted: () => void) {
    setStatus('Sending…');
    send.mutate(
      { content: text, tier, conversationId: id },
      { onSuccess: onAccepted, onError: () => setStatus('Not sent') },
    );
    jump();
    input.current?.focus();
  }
  const sendDraft = () => submit(draft, () => setDraft(''));
  function handleStop() {
    if (liveJob !== null) stop.mutate(liveJob.id);
    input.current?.focus();
  }
  function choosePrompt(prompt: string) {
    setDraft(prompt);
    input.current?.focus();
  }

  return (
    <main className="relative flex min-h-0 flex-1 flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div ref={content} className="mx-auto max-w-3xl px-5 py-8 sm:px-8">
          <ChatBody
            id={id}
            conversation={conversation}
            onStatus={setStatus}
            onChoose={choosePrompt}
            onSendAgain={liveJob === null && !send.isPending ? (text) => submit(text, () => {}) : null}
          />
        </div>
      </div>
      <div className="relative shrink-0">
        {away && <JumpButton onClick={jump} />}
        {send.isError && send.variables.conversationId === id && (
          <div className="mx-auto max-w-3xl px-3 pb-3 sm:px-6">
            <SendError error={send.error} onRetry={() => submit(send.variables.content, () => setDraft(''))} />
          </div>
        )}
        <Composer
          input={input}
          draft={draft}
          onDraft={setDraft}
          onSend={sendDraft}
          onStop={liveJob === null ? null : handleStop}
          busy={send.isPending}
          hint={<ComposerHint tier={tier} />}
        />
      </div>
      <p role="status" className="sr-only">
        {status}
      </p>
    </main>
  );
}

/** Stop is a request of its own: the stream then ends by itself. The list is read again in case it had ended before. */
function useStop(id: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: stopJob,
    onSettled: () => queries.invalidateQueries({ queryKey: queryKeys.conversation(id ?? '') }),
  });
}
