'use client';

import { Pencil } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Message } from '@/lib/chat/schemas.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { ActionButton } from './action-button.tsx';
import { CopyAction } from './copy-action.tsx';
import { isLong } from './count-lines.ts';
import { EditForm } from './edit-form.tsx';
import { PictureGrid } from './picture-grid.tsx';

/** There when somebody points at the message or walks through it by keyboard; on a touch screen always. */
const ON_DEMAND =
  'opacity-0 focus-visible:opacity-100 group-hover/message:opacity-100 group-focus-within/message:opacity-100 pointer-coarse:opacity-100';

type UserMessageProps = { message: Message; switcher: ReactNode };

export function UserMessage({ message, switcher }: UserMessageProps) {
  const { id, content, images } = message;
  // By id: the next version of the message takes this one's place, so that the focus stays on the button that brought it.
  const [editing, setEditing] = useState<string | null>(null);
  const editButton = useRef<HTMLButtonElement>(null);
  const returning = useRef(false);
  useEffect(() => {
    if (editing !== null || !returning.current) return;
    returning.current = false;
    // Unless it has gone on, as to the message field once the edit was sent.
    if (document.activeElement === document.body) editButton.current?.focus();
  }, [editing]);
  function close() {
    returning.current = true;
    setEditing(null);
  }
  if (editing === id) return <EditForm message={message} onClose={close} />;
  return (
    <article aria-label={messageStrings.you} className="group/message flex flex-col items-end">
      {images.length > 0 && <PictureGrid key={id} pictures={images} className="mb-2 justify-end" />}
      {content !== '' && <FoldedText key={id} text={content} />}
      <div className="mt-1 -mr-1.5 flex items-center">
        <CopyAction label={messageStrings.copyMessage} text={content} className={ON_DEMAND} />
        <ActionButton
          ref={editButton}
          icon={Pencil}
          label={messageStrings.edit}
          onClick={() => setEditing(id)}
          className={joinClasses(ON_DEMAND, 'group-aria-busy/log:invisible')}
        />
        {switcher}
      </div>
    </article>
  );
}

function FoldedText({ text }: { text: string }) {
  const long = isLong(text);
  const [open, setOpen] = useState(false);
  return (
    <div className="max-w-[85%] rounded-panel rounded-br-chip bg-raised px-4 py-2.5 leading-relaxed">
      <p
        dir="auto"
        className={joinClasses(
          'whitespace-pre-wrap [overflow-wrap:anywhere] [unicode-bidi:plaintext]',
          long && !open && 'line-clamp-12',
        )}
      >
        {text}
      </p>
      {long && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="mt-1.5 rounded-chip font-medium text-sm text-violet underline-offset-4 hover:underline"
        >
          {open ? messageStrings.showLess : messageStrings.showAll}
        </button>
      )}
    </div>
  );
}
