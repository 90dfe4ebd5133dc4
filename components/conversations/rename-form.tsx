'use client';

import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Conversation } from '@/lib/chat/schemas.ts';
import { describeError } from '@/lib/client/api-error.ts';
import { TITLE_CHARS_MAX } from '@/lib/constants.ts';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { useRenameConversation } from './use-rename-conversation.ts';

type RenameFormProps = {
  conversation: Conversation;
  /** `byKey`: then the focus goes back to the row; a click elsewhere has given it to something else. */
  onClose: (byKey: boolean) => void;
};

/** Enter and leaving the field save, Escape leaves the title as it was. */
export function RenameForm({ conversation, onClose }: RenameFormProps) {
  const [title, setTitle] = useState(conversation.title);
  const rename = useRenameConversation(conversation.id);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  function save(byKey: boolean) {
    const wanted = title.trim();
    if (rename.isPending) return;
    if (wanted === '' || wanted === conversation.title) onClose(byKey);
    else rename.mutate(wanted, { onSuccess: () => onClose(byKey) });
  }
  function handleSubmit(event: FormEvent) {
    event.preventDefault();
    save(true);
  }
  function handleKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    // Only the field: it must not stop an answer, or close the drawer around it, as well.
    event.preventDefault();
    onClose(true);
  }
  return (
    <form onSubmit={handleSubmit}>
      <input
        ref={input}
        aria-label={strings.renameLabel}
        dir="auto"
        value={title}
        maxLength={TITLE_CHARS_MAX}
        onChange={(event) => setTitle(event.target.value)}
        onKeyDown={handleKey}
        onBlur={() => save(false)}
        className="h-9 pointer-coarse:h-11 w-full rounded-control bg-surface px-2.5 text-sm pointer-coarse:text-base ring-1 ring-violet ring-inset focus-visible:outline-none"
      />
      {rename.isError && (
        <p role="alert" className="px-2.5 py-1 text-bad text-xs">
          {strings.notRenamed(describeError(rename.error))}
        </p>
      )}
    </form>
  );
}
