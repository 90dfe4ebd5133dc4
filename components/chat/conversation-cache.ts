import type { QueryClient } from '@tanstack/react-query';
import type { z } from 'zod';
import type { conversationResponse, Message } from '@/lib/chat/schemas.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { TITLE_CHARS_MAX, type TierId } from '@/lib/constants.ts';

type Cached = z.infer<typeof conversationResponse>;
type SentParams = {
  conversationId: string;
  jobId: string;
  messageId: string;
  answerId: string;
  tier: TierId;
  content: string;
};

/** Shows a message the server has just accepted, and the answer being waited for, before the list is read again. */
export function addSentMessage(
  queries: QueryClient,
  { conversationId, jobId, messageId, answerId, tier, content }: SentParams,
): void {
  const now = new Date().toISOString();
  const job = {
    id: jobId,
    status: 'queued' as const,
    tier,
    charged: 0,
    free: queries.getQueryData<{ user: unknown }>(queryKeys.session)?.user === null,
    tokens: 0,
    tokensPerSecond: null,
    workerType: null,
    stopped: false,
    error: null,
  };
  const added: Message[] = [
    { id: messageId, parentId: null, role: 'user', content, createdAt: now, images: [], job: null },
    { id: answerId, parentId: messageId, role: 'assistant', content: '', createdAt: now, images: [], job },
  ];
  queries.setQueryData<Cached>(queryKeys.conversation(conversationId), (cached) => ({
    conversation: cached?.conversation ?? {
      id: conversationId,
      title: content.slice(0, TITLE_CHARS_MAX),
      createdAt: now,
      updatedAt: now,
    },
    messages: [...(cached?.messages ?? []), ...added],
    share: cached?.share ?? null,
  }));
}

type Outcome = { conversationId: string; jobId: string; content: string; job: Partial<NonNullable<Message['job']>> };

/** Writes how an answer ended, so that it keeps its place while the stored version is fetched. */
export function closeAnswer(queries: QueryClient, { conversationId, jobId, content, job }: Outcome): void {
  queries.setQueryData<Cached>(queryKeys.conversation(conversationId), (cached) => {
    if (cached === undefined) return cached;
    const messages = cached.messages.map((message) =>
      message.job?.id === jobId ? { ...message, content, job: { ...message.job, ...job } } : message,
    );
    return { ...cached, messages };
  });
}
