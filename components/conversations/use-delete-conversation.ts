'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { deleteConversation, restoreConversation } from '@/lib/client/chat-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { leavePage } from '../ui/leave-guard.ts';
import { showOffline } from '../ui/show-offline.ts';
import { useToast } from '../ui/use-toast.ts';
import { tellChatChanged } from './chat-channel.ts';
import { changeListed } from './list-cache.ts';

type Deleted = { id: string; title: string };

/**
 * Deletes without asking, and offers to take it back: the row goes at once, and comes back on Undo or when the server
 * refused. Whoever had it open is taken to a new chat, and by Undo back to it.
 */
export function useDeleteConversation(): (conversation: Deleted) => Promise<void> {
  const queries = useQueryClient();
  const router = useRouter();
  const toast = useToast();
  const readAgain = () => queries.invalidateQueries({ queryKey: queryKeys.conversations });
  /** A page that shows somebody who is signed in no more has to hear of it. */
  const checkSession = (error: unknown) => {
    if (error instanceof ApiError && error.code === 'account_changed')
      void queries.invalidateQueries({ queryKey: queryKeys.session });
  };

  async function restore({ id, title }: Deleted, deletion: Promise<boolean>, wasOpen: boolean) {
    // Undo may be quicker than the deletion it undoes.
    if (!(await deletion)) return;
    try {
      await restoreConversation(id);
      tellChatChanged(id);
      // Unless they have gone on to something else meanwhile.
      if (wasOpen && isAt('/chat')) leavePage(() => router.push(`/chat/${id}`));
    } catch (error) {
      checkSession(error);
      toast({ tone: 'bad', text: strings.notRestored(title, describeError(error)) });
    } finally {
      await readAgain();
    }
  }

  return async (conversation) => {
    const { id, title } = conversation;
    const wasOpen = isAt(`/chat/${id}`);
    await changeListed(queries, id, () => null);
    if (wasOpen && !showOffline('/chat')) router.push('/chat');
    const deletion = deleteConversation(id).then(
      () => true,
      (error: unknown) => {
        // Somebody was quicker, in another tab: what was wanted is so.
        if (error instanceof ApiError && error.status === 404) return false;
        checkSession(error);
        toast({ tone: 'bad', text: strings.notDeleted(title, describeError(error)) });
        return false;
      },
    );
    toast({
      text: strings.deleted(title),
      action: { label: strings.undo, onSelect: () => void restore(conversation, deletion, wasOpen) },
    });
    if (await deletion) {
      queries.removeQueries({ queryKey: queryKeys.conversation(id) });
      tellChatChanged(id);
    }
    await readAgain();
  };
}

/** The address as it is now. A component may be gone when its toast is pressed, and would know an old one. */
function isAt(path: string): boolean {
  return window.location.pathname === path;
}
