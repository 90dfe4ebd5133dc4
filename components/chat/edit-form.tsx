'use client';

import { X } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, use, useEffect, useRef, useState } from 'react';
import { type Message, parseImageCommand } from '@/lib/chat/schemas.ts';
import { formatNumber } from '@/lib/client/format.ts';
import { MESSAGE_CHARS_MAX } from '@/lib/constants.ts';
import { chatStrings } from '@/lib/strings/chat.ts';
import { messageStrings } from '@/lib/strings/messages.ts';
import { isSendKey } from '../composer/is-send-key.ts';
import { useAutoHeight } from '../composer/use-auto-height.ts';
import { useComposition } from '../composer/use-composition.ts';
import { useTier } from '../composer/use-tier.ts';
import { Button } from '../ui/button.tsx';
import { isTouch } from '../ui/is-touch.ts';
import { joinClasses } from '../ui/join-classes.ts';
import { useSession } from '../wallet/use-session.ts';
import { useChatActions } from './chat-actions.ts';
import { ChatSendingContext } from './chat-sending.ts';
import { pictureUrl } from './picture-url.ts';
import { readPicture } from './read-picture.ts';

/** A person's message in other words. Saving sends it as another version: the one there is, and its answers, stay. */
export function EditForm({ message, onClose }: { message: Message; onClose: () => void }) {
  const { edit } = useChatActions();
  const [text, setText] = useState(message.content);
  const [pictures, setPictures] = useState(message.images);
  const [problem, setProblem] = useState('');
  const [refused, setRefused] = useState(false);
  const sending = use(ChatSendingContext);
  const input = useRef<HTMLTextAreaElement>(null);
  const empty = text.trim() === '' && pictures.length === 0;
  const tooLong = text.length > MESSAGE_CHARS_MAX;

  useEffect(() => {
    const element = input.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
  }, []);
  useAutoHeight(input, text);
  const composition = useComposition();

  async function save(event?: FormEvent) {
    event?.preventDefault();
    if (empty || tooLong) return;
    setProblem('');
    // The server takes pictures with their message only: those that are kept are sent once more.
    const images = await Promise.all(pictures.map(readPicture)).catch(() => null);
    if (images === null) setProblem(messageStrings.picturesUnread);
    else setRefused(!edit(message.id, { content: text, images }, onClose));
  }
  function handleKey(event: KeyboardEvent) {
    if (composition.owns(event)) return;
    if (event.key === 'Escape') onClose();
    else if (isSendKey(event, isTouch())) void save();
    else return;
    event.preventDefault();
  }
  return (
    <form
      aria-label={messageStrings.edit}
      onSubmit={(event) => void save(event)}
      className="ml-auto w-full rounded-panel border border-line-strong bg-raised p-3 focus-within:border-violet"
    >
      {pictures.length > 0 && (
        <ul aria-label={messageStrings.pictures} className="mb-3 flex flex-wrap gap-2 px-1">
          {pictures.map((picture, index) => (
            <li key={picture.id} className="relative">
              {/* biome-ignore lint/performance/noImgElement: the owner's own pictures, which no optimiser may see */}
              <img
                src={pictureUrl(picture.id)}
                alt={messageStrings.pictureAlt(index + 1, pictures.length)}
                className="size-16 rounded-control border object-cover"
              />
              <button
                type="button"
                aria-label={messageStrings.removePicture(index + 1)}
                data-tooltip={messageStrings.removePicture(index + 1)}
                onClick={() => setPictures(pictures.filter(({ id }) => id !== picture.id))}
                className="-top-2 -right-2 absolute grid size-6 pointer-coarse:after:absolute pointer-coarse:after:-inset-2.5 place-items-center rounded-full border bg-surface text-muted hover:text-ink"
              >
                <X aria-hidden className="size-3.5" strokeWidth={2} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <textarea
        ref={input}
        aria-label={messageStrings.editLabel}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onCompositionEnd={composition.onCompositionEnd}
        onKeyDown={handleKey}
        rows={1}
        className="field-sizing-content block max-h-[50dvh] w-full resize-none bg-transparent px-1 py-0.5 leading-relaxed focus-visible:outline-none"
      />
      {(problem !== '' || tooLong) && (
        <p role="alert" className="px-1 pt-2 text-bad text-meta">
          {problem || messageStrings.tooLong(formatNumber(text.length), formatNumber(MESSAGE_CHARS_MAX))}
        </p>
      )}
      {refused && (
        // For as long as it is true: the log says whether an answer is on its way.
        <p
          role="alert"
          className={joinClasses('px-1 pt-2 text-meta text-warn', !sending && 'hidden group-aria-busy/log:block')}
        >
          {sending ? chatStrings.waitForSending : chatStrings.waitForAnswer}
        </p>
      )}
      <EditActions
        disabled={empty || tooLong}
        draws={pictures.length === 0 && parseImageCommand(text) !== null}
        onCancel={onClose}
      />
    </form>
  );
}

type EditActionsProps = { disabled: boolean; draws: boolean; onCancel: () => void };

function EditActions({ disabled, draws, onCancel }: EditActionsProps) {
  const [tier] = useTier();
  const { user } = useSession();
  return (
    <div className="mt-2 flex flex-wrap items-center justify-end gap-2">
      <p className="mr-auto basis-full px-1 text-meta text-muted sm:basis-auto">
        {draws ? messageStrings.saveDraws : messageStrings.saveHint(tier)}
      </p>
      <Button look="quiet" size="small" onClick={onCancel}>
        {messageStrings.cancel}
      </Button>
      <Button type="submit" look="solid" size="small" disabled={disabled}>
        {messageStrings.save}
        <span className="opacity-80">
          {draws ? messageStrings.drawPrice : messageStrings.price(tier, user !== null)}
        </span>
      </Button>
    </div>
  );
}
