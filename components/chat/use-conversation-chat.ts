'use client';

import { useQueryClient } from '@tanstack/react-query';
import { ApiError } from '@/lib/client/api-error.ts';
import { regenerateAnswer, sendMessage } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { TierId } from '@/lib/constants.ts';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { useSession } from '../wallet/use-session.ts';
import { addExchange } from './add-exchange.ts';
import { applyOutcome } from './apply-outcome.ts';
import { ROOT } from './build-tree.ts';
import type { ChatModel, JobOutcome } from './chat-model.ts';
import { findLiveJob } from './find-live-job.ts';
import { switchBranch } from './switch-branch.ts';
import { useChatChannel } from './use-chat-channel.ts';
import { useConversation } from './use-conversation.ts';
import { useDelivery } from './use-delivery.ts';
import { useShownPath } from './use-shown-path.ts';

type Request = { conversationId: string | null; tier: TierId } & (
  | { message: OutgoingMessage; parentId: string | null }
  | { answerId: string }
);

/** The chat of a conversation that is stored; `id` is null until the first message has been accepted. */
export function useConversationChat(id: string | null, tier: TierId) {
  const queries = useQueryClient();
  const conversation = useConversation(id);
  const signedIn = useSession().user !== null;
  const missing = isMissing(conversation.error);
  // A refused refetch leaves what was read before in the cache.
  const messages = (missing ? undefined : conversation.data?.messages) ?? NONE;
  const { tree, path, choices, setChoices } = useShownPath(id, messages);
  const tellOtherTabs = useChatChannel();

  const delivery = useDelivery({
    request: (request: Request, key) =>
      'answerId' in request
        ? regenerateAnswer({ messageId: request.answerId, tier: request.tier }, key)
        : sendMessage(toSendRequest(request), key),
    onAccepted: async (sent, request) => {
      const { conversationId } = sent;
      // A list read before the message was stored must not overwrite the one that shows it.
      await queries.cancelQueries({ queryKey: queryKeys.conversation(conversationId) });
      const question = 'message' in request ? { ...request.message, parentId: request.parentId } : null;
      addExchange(queries, { sent, tier: request.tier, free: !signedIn, question });
      // The new version is what is shown.
      if (conversationId === id) {
        const { [question === null ? sent.messageId : (question.parentId ?? ROOT)]: _older, ...others } = choices;
        setChoices(others);
      }
      const stillNew = request.conversationId === null && window.location.pathname === '/chat';
      if (stillNew) window.history.replaceState(null, '', `/chat/${conversationId}`);
      tellOtherTabs(conversationId);
      void queries.invalidateQueries({ queryKey: queryKeys.conversations });
      void queries.invalidateQueries({ queryKey: queryKeys.credits });
    },
  });

  const { refused, deliver } = delivery;
  const chat: ChatModel = {
    messages,
    path,
    liveJobId: findLiveJob(path),
    sending: delivery.sending || (id !== null && conversation.isPending),
    failure:
      refused === null || refused.params.conversationId !== id
        ? null
        : { error: refused.error, retry: () => deliver(refused.params, refused.after, refused.edit) },
    send: (message, onAccepted) =>
      deliver({ conversationId: id, tier, message, parentId: path.at(-1)?.message.id ?? null }, onAccepted),
    edit: (messageId, message, onAccepted) => {
      const edited = messages.find((other) => other.id === messageId);
      if (edited === undefined) return;
      deliver({ conversationId: id, tier, message, parentId: edited.parentId }, onAccepted, message);
    },
    regenerate: (answerId, wanted) => deliver({ conversationId: id, tier: wanted, answerId }),
    showVersion: (place, position) => setChoices(switchBranch(tree, choices, { place, position })),
    closeAnswer: (outcome) => {
      if (id !== null) closeStoredAnswer(id, outcome);
    },
  };

  /** Until the stored version is there, what was streamed keeps its place. */
  function closeStoredAnswer(conversationId: string, outcome: JobOutcome) {
    queries.setQueryData<typeof conversation.data>(
      queryKeys.conversation(conversationId),
      (cached) => cached && { ...cached, messages: applyOutcome(cached.messages, outcome) },
    );
    for (const key of [queryKeys.conversation(conversationId), queryKeys.conversations, queryKeys.credits]) {
      void queries.invalidateQueries({ queryKey: key });
    }
  }
  return { chat, conversation, missing };
}

const NONE: readonly never[] = [];

/** Deleted, or somebody else's. Signed out, that is 401 where a visitor was never seen. */
function isMissing(error: Error | null): boolean {
  return error instanceof ApiError && (error.status === 404 || error.status === 401);
}

function toSendRequest({ conversationId, tier, message, parentId }: Extract<Request, { message: OutgoingMessage }>) {
  const images = [...message.images];
  return {
    tier,
    content: message.content,
    ...(images.length === 0 ? {} : { images }),
    ...(conversationId === null ? {} : { conversationId, parentId }),
  };
}
