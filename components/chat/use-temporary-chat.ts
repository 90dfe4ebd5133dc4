'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { ImageInput, Message } from '@/lib/chat/schemas.ts';
import { sendTemporary } from '@/lib/client/chat-api.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import type { TierId } from '@/lib/constants.ts';
import type { OutgoingMessage } from '../composer/use-draft-delivery.ts';
import { useSession } from '../wallet/use-session.ts';
import { applyOutcome } from './apply-outcome.ts';
import { buildTree, ROOT } from './build-tree.ts';
import type { ChatModel } from './chat-model.ts';
import { findLiveJob } from './find-live-job.ts';
import { type BranchChoices, findPath } from './find-path.ts';
import { toDataUrl } from './picture-url.ts';
import { switchBranch } from './switch-branch.ts';
import { toTemporaryMessages } from './to-temporary-messages.ts';
import { useDelivery } from './use-delivery.ts';
import { waitingAnswer } from './waiting-answer.ts';

/** `question` is the message to answer: a new one, or one that is there and is answered once more. */
type Request = { tier: TierId; history: readonly Message[]; question: Message };

/**
 * A chat whose messages are in this page alone. The server is given all of it with each message and keeps none; nothing is
 * written into this browser's storage either.
 */
export function useTemporaryChat(tier: TierId): ChatModel {
  const queries = useQueryClient();
  const signedIn = useSession().user !== null;
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const [choices, setChoices] = useState<BranchChoices>({});
  const tree = useMemo(() => buildTree(messages), [messages]);
  const path = useMemo(() => findPath(tree, choices), [tree, choices]);

  const { deliver, sending, refused } = useDelivery({
    request: (request: Request, key) => sendTemporary(toBody(request), key),
    identify: toBody,
    onAccepted: ({ jobId }, { tier: wanted, question }) => {
      const createdAt = new Date().toISOString();
      const id = createRandomId();
      const answer = waitingAnswer({ id, parentId: question.id, createdAt, jobId, tier: wanted, free: !signedIn });
      setMessages((before) => [...before, ...(before.includes(question) ? [] : [question]), answer]);
      setChoices(({ [question.parentId ?? ROOT]: _sibling, [question.id]: _answer, ...others }) => others);
      void queries.invalidateQueries({ queryKey: queryKeys.credits });
    },
  });

  /** What was said on the path up to a message, the message included. */
  function pathTo(messageId: string | null): Message[] {
    const end = path.findIndex(({ message }) => message.id === messageId);
    return path.slice(0, end + 1).map(({ message }) => message);
  }
  return {
    messages,
    path,
    liveJobId: findLiveJob(path),
    sending,
    failure: refused && { error: refused.error, retry: () => deliver(refused.params, refused.after, refused.edit) },
    send: (message, onAccepted) => {
      const parentId = path.at(-1)?.message.id ?? null;
      deliver({ tier, history: pathTo(parentId), question: newQuestion(message, parentId) }, onAccepted);
    },
    edit: (messageId, message, onAccepted) => {
      const edited = messages.find(({ id }) => id === messageId);
      if (edited === undefined) return;
      const { parentId } = edited;
      deliver({ tier, history: pathTo(parentId), question: newQuestion(message, parentId) }, onAccepted, message);
    },
    regenerate: (answerId, wanted) => {
      const history = pathTo(answerId).slice(0, -1);
      const question = history.pop();
      if (question !== undefined) deliver({ tier: wanted, history, question });
    },
    showVersion: (place, position) => setChoices((before) => switchBranch(tree, before, { place, position })),
    closeAnswer: (outcome) => {
      setMessages((before) => applyOutcome(before, outcome));
      void queries.invalidateQueries({ queryKey: queryKeys.credits });
    },
  };
}

function toBody({ tier, history, question }: Request) {
  return { tier, messages: toTemporaryMessages([...history, question]) };
}

function newQuestion({ content, images }: OutgoingMessage, parentId: string | null): Message {
  const pictures = images.map((image: ImageInput) => ({ id: toDataUrl(image), type: image.type }));
  const createdAt = new Date().toISOString();
  return { id: createRandomId(), parentId, role: 'user', content, createdAt, images: pictures, job: null };
}
