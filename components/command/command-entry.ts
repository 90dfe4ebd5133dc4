import type { LucideIcon } from 'lucide-react';
import type { ListedConversation } from '@/lib/chat/schemas.ts';
import type { ShortcutId } from '../shortcuts/shortcuts.ts';

/** One line of the command menu. */
export type CommandEntry = {
  /** Unique in the menu; part of the element's id. */
  id: string;
  label: string;
  icon: LucideIcon;
  run: () => void;
  /** Other words that find it. */
  words?: string;
  /** The keys that do the same are shown beside it. */
  shortcut?: ShortcutId;
  /** The passage a search was found in. */
  snippet?: ListedConversation['snippet'];
};
export type CommandGroup = { label: string; entries: CommandEntry[] };
