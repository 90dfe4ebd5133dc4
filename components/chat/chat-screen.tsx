'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { stopJob } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { Composer, type ComposerHandle } from '../composer/composer.tsx';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { useTier } from '../composer/use-tier.ts';
import { preloadMarkdown } from '../markdown/preload-markdown.ts';
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
  const [status, setStatus] = useState('');
  const composer = useRef<ComposerHandle>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { away, jump } = useFollowScroll(scroller, content);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another conversation opens at its end
  useEffect(jump, [id]);
  useEffect(preloadMarkdown, []);
  const send = useSend();
  const again = useSend();
  const stop = useStop(id);
  const liveJob = conversation.data?.messages.findLast((message) => isOpen(message.job))?.job ?? null;
  const earlier = conversation.data?.messages.filter(({ role }) => role === 'user').map(({ content }) => content) ?? [];

  const accepted = useRef(() => {});
  const refused = () => setStatus('Not sent');
  function submit({ content, images }: OutgoingMessage, onAccepted: () => void) {
    again.reset();
    setStatus('Sending…');
    jump();
    accepted.current = onAccepted;
    send.mutate({ content, images, tier, conversationId: id }, { onSuccess: onAccepted, onError: refused });
  }
  function sendAgain(content: string) {
    send.reset();
    setStatus('Sending…');
    again.mutate({ content, images: [], tier, conversationId: id }, { onError: refused });
    composer.current?.focus();
  }
  const failed = [send, again].find(({ isError }) => isError);
  const retry = () => {
    if (failed?.variables === undefined) return;
    failed.mutate(failed.variables, { onSuccess: failed === send ? accepted.current : () => {}, onError: refused });
  };

  return (
    <main className="relative flex min-h-0 flex-1 flex-col">
      <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <div ref={content} className="mx-auto max-w-3xl px-5 py-8 sm:px-8">
          <ChatBody
            id={id}
            conversation={conversation}
            onStatus={setStatus}
            onChoose={(prompt) => composer.current?.fill(prompt)}
            onSendAgain={liveJob === null && !send.isPending && !again.isPending ? sendAgain : null}
          />
        </div>
      </div>
      <div className="relative shrink-0">
        {away && <JumpButton onClick={jump} />}
        <Composer
          ref={composer}
          conversationId={id}
          temporary={false}
          earlier={earlier}
          onSend={submit}
          onStop={liveJob === null ? null : () => stop.mutate(liveJob.id)}
          busy={send.isPending || again.isPending}
          failure={failed?.error && failed.variables.conversationId === id ? { error: failed.error, retry } : null}
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
