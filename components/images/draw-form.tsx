'use client';

import { ChevronDown } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, type Ref, useId, useImperativeHandle, useRef, useState } from 'react';
import type { ImageDraft } from '@/lib/client/parse-image-draft.ts';
import { toWish } from '@/lib/client/to-wish.ts';
import { IMAGE_CREDITS, IMAGE_PROMPT_CHARS_MAX } from '@/lib/constants.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useAutoHeight } from '../composer/use-auto-height.ts';
import { useEarlyText } from '../composer/use-early-text.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { useSession } from '../wallet/use-session.ts';
import { AspectPicker } from './aspect-picker.tsx';
import { CountPicker } from './count-picker.tsx';
import { DrawButton } from './draw-button.tsx';
import { DrawError } from './draw-error.tsx';
import { DrawTerms } from './draw-terms.tsx';
import { MoreOptions } from './more-options.tsx';
import { StylePicker } from './style-picker.tsx';
import type { useDraw } from './use-draw.ts';
import { useImageDraft } from './use-image-draft.ts';

export type DrawFormHandle = { focus: () => void };

type DrawFormProps = {
  ref: Ref<DrawFormHandle>;
  drawing: ReturnType<typeof useDraw>;
  /** Of the newest picture, to draw with again. */
  lastSeed: number | null;
};

/** Everything before a picture is drawn: what it shows, how, how many, and what that costs. */
export function DrawForm({ ref, drawing, lastSeed }: DrawFormProps) {
  const [draft, change] = useImageDraft();
  const [moreOpen, setMoreOpen] = useState<boolean | null>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const session = useSession();
  // Nothing is claimed where it could not be read.
  const signedOut = session.data !== undefined && session.user === null;
  const { openConnect } = useConnectDialog();
  const available = useCredits().data?.credits;
  const { sending, refused, deliver } = drawing;
  const { wish, problem } = toWish(draft);
  const isPoor = available !== undefined && available < draft.count * IMAGE_CREDITS;
  const problemText = problem !== null ? strings.problems[problem] : isPoor ? strings.problems.credits : null;
  const reason = sending ? strings.problems.sending : problemText;
  const showsMore = moreOpen ?? hasMore(draft);
  useEarlyText(input, draft.prompt, (prompt) => change({ prompt }));
  useAutoHeight(input, draft.prompt);
  useImperativeHandle(ref, () => ({
    focus: () => {
      input.current?.focus();
      input.current?.scrollIntoView({ block: 'center' });
    },
  }));

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (signedOut) return openConnect();
    if (wish === null && problem === 'empty') input.current?.focus();
    if (reason === null && wish !== null) deliver({ wish, count: draft.count });
  }
  function handleKey(event: KeyboardEvent) {
    // Of an input method, Enter belongs to the word that is being written.
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const isDraw = event.ctrlKey || event.metaKey;
    // By itself a browser sends the form with Enter in any of its fields: nobody pays for a seed.
    if (isDraw || event.target instanceof HTMLInputElement) event.preventDefault();
    if (isDraw) submit();
  }

  const error = refused !== null && !(isPoor && isPayment(refused.error)) ? refused : null;
  return (
    <form aria-label={strings.form} onSubmit={submit} onKeyDown={handleKey} className="grid grid-cols-1 gap-4">
      <div className="rounded-panel border border-line-strong bg-surface shadow-lift has-[textarea:focus]:border-violet">
        <textarea
          ref={input}
          rows={3}
          value={draft.prompt}
          autoComplete="off"
          aria-label={strings.prompt}
          aria-describedby={`${id}counter`}
          placeholder={strings.placeholder}
          onChange={(event) => change({ prompt: event.target.value })}
          className="field-sizing-content block max-h-[40dvh] min-h-28 w-full resize-none rounded-t-panel bg-transparent px-5 pt-4 pb-2 text-lg leading-7 placeholder:text-faint focus-visible:outline-none"
        />
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-3 pb-3">
          <AspectPicker value={draft.aspect} onChange={(aspect) => change({ aspect })} />
          <span aria-hidden className="h-5 border-l max-sm:hidden" />
          <CountPicker value={draft.count} onChange={(count) => change({ count })} />
          <span aria-hidden className="h-5 border-l max-sm:hidden" />
          <Button
            look="quiet"
            size="small"
            aria-expanded={showsMore}
            aria-controls={`${id}more`}
            className="h-9 px-2"
            onClick={() => setMoreOpen(!showsMore)}
          >
            {strings.more}
            <ChevronDown aria-hidden className={joinClasses('size-4', showsMore && 'rotate-180')} />
          </Button>
          <div className="flex min-w-0 flex-1 items-center justify-end gap-3">
            <Counter id={`${id}counter`} chars={draft.prompt.length} />
            {signedOut ? (
              <Button look="solid" type="submit">
                {strings.connect}
              </Button>
            ) : (
              <DrawButton count={draft.count} sending={sending} reason={reason} />
            )}
          </div>
        </div>
        <div id={`${id}more`}>{showsMore && <MoreOptions draft={draft} lastSeed={lastSeed} onChange={change} />}</div>
      </div>
      <p role="alert" className="px-1 text-bad text-sm empty:hidden">
        {problem !== null && problem !== 'empty' && problemText}
      </p>
      {error !== null && (
        <DrawError error={error.error} busy={sending} onRetry={() => deliver(error.params, error.after)} />
      )}
      <StylePicker value={draft.style} onChange={(style) => change({ style })} />
      <DrawTerms count={draft.count} available={available} />
    </form>
  );
}

function Counter({ id, chars }: { id: string; chars: number }) {
  const tooLong = chars > IMAGE_PROMPT_CHARS_MAX;
  return (
    <span id={id} className={joinClasses('text-xs tabular-nums', tooLong ? 'text-bad' : 'text-faint')}>
      <span aria-hidden className={joinClasses(!tooLong && 'max-sm:hidden')}>
        {strings.counter(chars)}
      </span>
      <span className="sr-only">{strings.counterLabel(chars)}</span>
    </span>
  );
}

/** What is set there has its effect on the picture: it must not be out of sight. */
function hasMore({ negativePrompt, seed, nsfw }: ImageDraft): boolean {
  return negativePrompt !== '' || seed !== '' || nsfw;
}

function isPayment(error: Error): boolean {
  return 'status' in error && error.status === 402;
}
