'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Conversation } from '@/lib/chat/schemas.ts';
import { describeError } from '@/lib/client/api-error.ts';
import { TITLE_CHARS_MAX } from '@/lib/constants.ts';
import { useRenameConversation } from './use-conversations.ts';

/** Enter and leaving the field save, Escape leaves the title as it was. */
export function RenameForm({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const [title, setTitle] = useState(conversation.title);
  const rename = useRenameConversation(conversation.id);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  function save(event?: FormEvent) {
    event?.preventDefault();
    const wanted = title.trim();
    if (rename.isPending) return;
    if (wanted === '' || wanted === conversation.title) onClose();
    else rename.mutate(wanted, { onSuccess: onClose });
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key === 'Escape') onClose();
  }
  return (
    <form onSubmit={save}>
      <input
        ref={input}
        aria-label="Title of the conversation"
        value={title}
        maxLength={TITLE_CHARS_MAX}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={handleKey}
        onBlur={() => save()}
        className="h-9 w-full rounded-lg bg-surface px-2.5 text-sm pointer-coarse:text-base ring-1 ring-violet ring-inset focus-visible:outline-none"
      />
      {rename.isError && (
        <p role="alert" className="px-2.5 py-1 text-bad text-xs">
          {describeError(rename.error)}
        </p>
      )}
    </form>
  );
}
