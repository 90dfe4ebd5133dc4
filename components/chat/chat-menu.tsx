'use client';

import { Copy, Ellipsis, FileJson, FileText, Pencil, Share2, Trash2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import type { Conversation, Message } from '@/lib/chat/schemas.ts';
import { exportUrl } from '@/lib/client/chat-api.ts';
import { copyText } from '@/lib/client/copy-text.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { useDeleteConversation } from '../conversations/use-delete-conversation.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuDownload, MenuItem } from '../ui/menu.tsx';
import { useToast } from '../ui/use-toast.ts';
import { useShownPath } from './use-shown-path.ts';

const ShareDialog = lazy(() => import('../share/share-dialog.tsx').then((module) => ({ default: module.ShareDialog })));

type ChatMenuProps = { conversation: Conversation; messages: readonly Message[]; onRename: () => void };

/** What can be done with the open conversation. What leaves it, shared or exported, is of the versions that are shown. */
export function ChatMenu({ conversation, messages, onRename }: ChatMenuProps) {
  const conversationId = conversation.id;
  const [sharing, setSharing] = useState(false);
  const { path } = useShownPath(conversationId, messages);
  const toast = useToast();
  const remove = useDeleteConversation();
  const leafId = path.at(-1)?.message.id;
  const markdownUrl = exportUrl(conversationId, 'markdown', leafId);
  async function copyAll() {
    const done = await copyText(fetchText(markdownUrl));
    toast(done ? { text: chatStrings.conversationCopied } : { text: chatStrings.notCopied, tone: 'bad' });
  }
  return (
    <>
      <Menu label={chatStrings.menu} align="start" trigger={<IconButton icon={Ellipsis} label={chatStrings.menu} />}>
        {/* After the menu has closed, or it would take the focus back from the field. */}
        <MenuItem icon={Pencil} onSelect={() => setTimeout(onRename)}>
          {chatStrings.menuRename}
        </MenuItem>
        <MenuItem icon={Share2} onSelect={() => setSharing(true)}>
          {chatStrings.menuShare}
        </MenuItem>
        <MenuDownload icon={FileText} href={markdownUrl}>
          {chatStrings.menuMarkdown}
        </MenuDownload>
        <MenuDownload icon={FileJson} href={exportUrl(conversationId, 'json', leafId)}>
          {chatStrings.menuJson}
        </MenuDownload>
        <MenuItem icon={Copy} onSelect={() => void copyAll()}>
          {chatStrings.menuCopy}
        </MenuItem>
        <MenuItem icon={Trash2} danger onSelect={() => void remove(conversation)}>
          {chatStrings.menuDelete}
        </MenuItem>
      </Menu>
      {sharing && (
        <Suspense>
          <ShareDialog conversationId={conversationId} leafId={leafId} open={sharing} onOpenChange={setSharing} />
        </Suspense>
      )}
    </>
  );
}

async function fetchText(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The export answered with status ${response.status}.`);
  return response.text();
}
