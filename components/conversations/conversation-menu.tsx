'use client';

import { Ellipsis, FileJson, FileText, Pencil, Trash2 } from 'lucide-react';
import type { Conversation } from '@/lib/chat/schemas.ts';
import { exportUrl } from '@/lib/client/chat-api.ts';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { Menu, MenuDownload, MenuItem } from '../ui/menu.tsx';

type ConversationMenuProps = {
  conversation: Conversation;
  /** 0 in the row that Tab stops at, -1 in the others. */
  tabIndex: number;
  onRename: () => void;
  onDelete: () => void;
};

export function ConversationMenu({ conversation, tabIndex, onRename, onDelete }: ConversationMenuProps) {
  const { id, title } = conversation;
  return (
    <Menu
      label={strings.actions(title)}
      trigger={
        <button
          type="button"
          tabIndex={tabIndex}
          aria-label={strings.actions(title)}
          title={strings.moreActions}
          className="absolute top-0.5 right-0.5 grid size-8 pointer-coarse:top-0 pointer-coarse:right-0 pointer-coarse:size-11 shrink-0 place-items-center rounded-chip text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
        >
          <Ellipsis aria-hidden className="size-4" />
        </button>
      }
    >
      {/* After the menu has closed, or it would take the focus back from the field. */}
      <MenuItem icon={Pencil} onSelect={() => setTimeout(onRename)}>
        {strings.rename}
      </MenuItem>
      <MenuDownload icon={FileText} href={exportUrl(id, 'markdown')}>
        {strings.exportMarkdown}
      </MenuDownload>
      <MenuDownload icon={FileJson} href={exportUrl(id, 'json')}>
        {strings.exportJson}
      </MenuDownload>
      <MenuItem icon={Trash2} danger onSelect={onDelete}>
        {strings.remove}
      </MenuItem>
    </Menu>
  );
}
