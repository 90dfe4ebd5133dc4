'use client';

import { ArrowUp, Square } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useLayoutEffect } from 'react';
import { formatNumber } from '@/lib/client/format.ts';
import { MESSAGE_CHARS_MAX } from '@/lib/constants.ts';
import { IconButton } from '../ui/icon-button.tsx';

type ComposerProps = {
  input: RefObject<HTMLTextAreaElement | null>;
  draft: string;
  onDraft: (draft: string) => void;
  onSend: () => void;
  /** Given while an answer is on its way: then the button stops it. */
  onStop: (() => void) | null;
  busy: boolean;
  hint: ReactNode;
};

export function Composer({ input, draft, onDraft, onSend, onStop, busy, hint }: ComposerProps) {
  const tooLong = draft.length > MESSAGE_CHARS_MAX;
  const canSend = draft.trim() !== '' && !tooLong && !busy && onStop === null;
  useAutoHeight(input, draft);

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (canSend) onSend();
  }
  function handleKey(event: KeyboardEvent) {
    if (!isSendKey(event)) return;
    event.preventDefault();
    submit();
  }
  return (
    <form onSubmit={submit} className="mx-auto w-full max-w-3xl px-3 pb-3 sm:px-6 sm:pb-4">
      <div className="flex items-end gap-2 rounded-2xl border border-line-strong bg-surface p-2 shadow-lift focus-within:border-violet">
        <textarea
          ref={input}
          aria-label="Message"
          rows={1}
          value={draft}
          onChange={(event) => onDraft(event.target.value)}
          onKeyDown={handleKey}
          placeholder="Message the network"
          enterKeyHint="enter"
          className="max-h-[38dvh] min-h-9 min-w-0 flex-1 resize-none bg-transparent px-2.5 py-1.5 leading-6 placeholder:text-faint focus-visible:outline-none"
        />
        {onStop === null ? (
          <IconButton
            type="submit"
            icon={ArrowUp}
            label="Send"
            disabled={!canSend}
            className="!text-on-violet bg-violet-solid hover:!bg-violet-hover"
          />
        ) : (
          <IconButton
            icon={Square}
            label="Stop"
            onClick={onStop}
            className="bg-raised !text-ink [&_svg]:fill-current"
          />
        )}
      </div>
      <div className="min-h-5 px-2 pt-2 text-[13px] text-muted leading-snug">
        {tooLong ? (
          <p role="alert" className="text-bad">
            {formatNumber(draft.length)} of at most {formatNumber(MESSAGE_CHARS_MAX)} characters. Shorten the message to
            send it.
          </p>
        ) : (
          hint
        )}
      </div>
    </form>
  );
}

function isSendKey(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' || event.shiftKey) return false;
  // Enter that accepts an input method's word. 229 is what older Safari reports instead of `isComposing`.
  if (event.nativeEvent.isComposing || event.nativeEvent.keyCode === 229) return false;
  // A phone's keyboard has no Shift+Enter: there the key makes a new line and the button sends.
  return !window.matchMedia('(pointer: coarse)').matches;
}

function useAutoHeight(input: RefObject<HTMLTextAreaElement | null>, draft: string) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height depends on the text
  useLayoutEffect(() => {
    const element = input.current;
    if (element === null) return;
    element.style.height = 'auto';
    element.style.height = `${element.scrollHeight}px`;
  }, [input, draft]);
}
