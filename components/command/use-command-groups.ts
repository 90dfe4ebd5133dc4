'use client';

import { MessageSquare } from 'lucide-react';
import { useRouter } from 'next/navigation';
import type { ListedConversation } from '@/lib/chat/schemas.ts';
import { commandStrings as strings } from '@/lib/strings/command.ts';
import { useConversations } from '../conversations/use-conversations.ts';
import { useDebounced } from '../conversations/use-debounced.ts';
import { leavePage } from '../ui/leave-guard.ts';
import { showOffline } from '../ui/show-offline.ts';
import type { CommandEntry, CommandGroup } from './command-entry.ts';
import { filterCommands } from './filter-commands.ts';

const RECENT_MAX = 6;
const FOUND_MAX = 12;

type CommandGroups = {
  groups: CommandGroup[];
  /** The conversations shown are not yet those of the words in the field. */
  searching: boolean;
  error: Error | null;
};

/** What the menu shows for the words typed: recent conversations and all commands for none. */
export function useCommandGroups(search: string, commands: readonly CommandEntry[]): CommandGroups {
  const router = useRouter();
  const settled = useDebounced(search);
  const list = useConversations(settled);
  const searching = search !== settled || list.isPlaceholderData || list.isPending;
  const found = list.data?.pages.flatMap((page) => page.conversations) ?? [];
  const toEntry = ({ id, title, snippet }: ListedConversation): CommandEntry => ({
    id,
    label: title,
    icon: MessageSquare,
    snippet,
    run: () => leavePage(() => showOffline(`/chat/${id}`) || router.push(`/chat/${id}`)),
  });
  const chats: CommandGroup =
    search === ''
      ? { label: strings.recent, entries: settled === '' ? found.slice(0, RECENT_MAX).map(toEntry) : [] }
      : { label: strings.conversations, entries: settled === '' ? [] : found.slice(0, FOUND_MAX).map(toEntry) };
  const matching: CommandGroup = { label: strings.commands, entries: filterCommands(commands, search) };
  // A command whose name is being typed is what is meant; a word deep in a conversation comes after it.
  const groups = search === '' ? [chats, matching] : [matching, chats];
  return { groups: groups.filter(({ entries }) => entries.length > 0), searching, error: list.error };
}
