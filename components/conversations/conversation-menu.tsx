'use client';

import { Ellipsis, FileJson, FileText, Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Conversation } from '@/lib/chat/schemas.ts';
import { describeError } from '@/lib/client/api-error.ts';
import { exportUrl } from '@/lib/client/chat-api.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Menu, MenuDownload, MenuItem } from '../ui/menu.tsx';
import { useDeleteConversation } from './use-conversations.ts';

type ConversationMenuProps = { conversation: Conversation; current: boolean; onRename: () => void };

export function ConversationMenu({ conversation, current, onRename }: ConversationMenuProps) {
  const { id, title } = conversation;
  const [confirming, setConfirming] = useState(false);
  const router = useRouter();
  const remove = useDeleteConversation(id);
  function handleDelete() {
    remove.mutate(undefined, { onSuccess: () => current && router.push('/chat') });
  }
  return (
    <>
      <Menu
        label={`Actions for ${title}`}
        trigger={
          <button
            type="button"
            aria-label={`Actions for ${title}`}
            title="More"
            className="grid size-8 shrink-0 place-items-center rounded-md text-faint opacity-0 hover:text-ink focus-visible:opacity-100 group-hover:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
          >
            <Ellipsis aria-hidden className="size-4" />
          </button>
        }
      >
        {/* After the menu has closed, or it would take the focus back from the field. */}
        <MenuItem icon={Pencil} onSelect={() => setTimeout(onRename)}>
          Rename
        </MenuItem>
        <MenuDownload icon={FileText} href={exportUrl(id, 'markdown')}>
          Export as Markdown
        </MenuDownload>
        <MenuDownload icon={FileJson} href={exportUrl(id, 'json')}>
          Export as JSON
        </MenuDownload>
        <MenuItem icon={Trash2} danger onSelect={() => setConfirming(true)}>
          Delete
        </MenuItem>
      </Menu>
      <ConfirmDialog
        open={confirming}
        onOpenChange={setConfirming}
        title="Delete this conversation?"
        description={`“${title}” and all its messages will be erased. This can’t be undone.`}
        confirmLabel="Delete"
        onConfirm={handleDelete}
      />
      {remove.isError && (
        <span role="alert" title={describeError(remove.error)} className="pr-2 text-bad text-xs">
          Not deleted
        </span>
      )}
    </>
  );
}
