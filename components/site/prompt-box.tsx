'use client';

import { ArrowUp } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef } from 'react';
import { MESSAGE_CHARS_MAX } from '@/lib/constants.ts';
import { siteStrings } from '@/lib/strings/site.ts';
import { SendError } from '../composer/send-error.tsx';
import { TierSelect } from '../composer/tier-select.tsx';
import { useTier } from '../composer/use-tier.ts';
import { Button } from '../ui/button.tsx';
import { useStoredValue } from '../ui/use-stored-value.ts';
import { isSendKey } from './is-send-key.ts';
import { PromptExamples } from './prompt-examples.tsx';
import { PromptHint } from './prompt-hint.tsx';
import { useFirstPrompt } from './use-first-prompt.ts';

const { prompt } = siteStrings;

/** The chat's composer on the start page: Enter sends, and the answer streams in the chat. Works signed out. */
export function PromptBox() {
  const [tier] = useTier();
  // The draft of a new chat: what is begun here can be finished there.
  const [draft, setDraft] = useStoredValue('ashao.draft.new', '', 'session');
  const input = useRef<HTMLTextAreaElement>(null);
  const send = useFirstPrompt();
  const busy = send.isPending || send.isSuccess;
  const tooLong = draft.length > MESSAGE_CHARS_MAX;
  const canSend = draft.trim() !== '' && !tooLong && !busy;

  function submit(event?: FormEvent) {
    event?.preventDefault();
    if (canSend) send.mutate({ content: draft, tier }, { onSuccess: () => setDraft('') });
  }
  function handleKey(event: KeyboardEvent) {
    if (!isSendKey(event)) return;
    event.preventDefault();
    submit();
  }
  function choose(example: string) {
    setDraft(example);
    input.current?.focus();
  }

  return (
    <form onSubmit={submit} aria-busy={busy}>
      <div className="rounded-panel border border-line-strong bg-surface p-2 shadow-lift focus-within:border-violet">
        <textarea
          ref={input}
          aria-label={prompt.label}
          aria-describedby="prompt-hint"
          rows={2}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onKeyDown={handleKey}
          readOnly={busy}
          placeholder={prompt.placeholder}
          enterKeyHint="enter"
          className="field-sizing-content block max-h-[38dvh] min-h-16 w-full resize-none bg-transparent px-2.5 py-2 text-title leading-6 placeholder:text-faint focus-visible:outline-none"
        />
        <div className="flex items-center justify-between gap-2">
          <TierSelect />
          <Button type="submit" look="solid" disabled={!canSend}>
            {busy ? prompt.sending : prompt.send}
            <ArrowUp aria-hidden className="size-4" strokeWidth={2} />
          </Button>
        </div>
      </div>
      <div id="prompt-hint" className="min-h-6 px-2.5 pt-2.5 text-ui text-muted leading-snug">
        {tooLong ? (
          <p role="alert" className="text-bad">
            {prompt.tooLong(draft.length)}
          </p>
        ) : (
          <PromptHint tier={tier} />
        )}
      </div>
      {send.isError && (
        <div className="mt-3">
          <SendError error={send.error} busy={busy} onRetry={submit} onDismiss={send.reset} />
        </div>
      )}
      <PromptExamples onChoose={choose} />
    </form>
  );
}
