'use client';

import { SquareSlash } from 'lucide-react';
import { type FormEvent, lazy, type Ref, Suspense, useId, useImperativeHandle, useRef, useState } from 'react';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { useLazyValue } from '../markdown/use-lazy-value.ts';
import { useShortcut } from '../shortcuts/use-shortcut.ts';
import { IconButton } from '../ui/icon-button.tsx';
import { AttachButton } from './attach-button.tsx';
import { CharCounter } from './char-counter.tsx';
import { ComposerCards } from './composer-cards.tsx';
import { ComposerHint } from './composer-hint.tsx';
import { draftKey } from './draft-key.ts';
import { DropOverlay } from './drop-overlay.tsx';
import { NoReaders } from './no-readers.tsx';
import { optionId } from './option-id.ts';
import { pictureStripCode } from './picture-strip-code.ts';
import { readPastedFiles } from './read-pasted-files.ts';
import { SendButton } from './send-button.tsx';
import { templateListCode } from './template-list-code.ts';
import { useAutoHeight } from './use-auto-height.ts';
import { useBlockedReason } from './use-blocked-reason.ts';
import { useComposerKeys } from './use-composer-keys.ts';
import { readDraft, useDraft } from './use-draft.ts';
import { type SendDraft, useDraftDelivery } from './use-draft-delivery.ts';
import { useEarlyText } from './use-early-text.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useFirstFocus } from './use-first-focus.ts';
import { usePictures } from './use-pictures.ts';
import { type Failure, useShownFailure } from './use-shown-failure.ts';
import { useTemplates } from './use-templates.ts';
import { useTextInput } from './use-text-input.ts';
import { useTier } from './use-tier.ts';

const TemplateDialog = lazy(() =>
  import('./template-dialog.tsx').then((module) => ({ default: module.TemplateDialog })),
);

export type ComposerHandle = {
  focus: () => void;
  /** Puts a text in place of the draft, its first placeholder selected. */
  fill: (text: string) => void;
};

type ComposerProps = {
  ref: Ref<ComposerHandle>;
  /** Whose draft it is; null for a new chat. */
  conversationId: string | null;
  /** Of a temporary chat: its draft is kept in memory only. */
  temporary: boolean;
  /** The person's prompts of this conversation, oldest first: what ↑ brings back. */
  earlier: readonly string[];
  onSend: SendDraft;
  /** Given while an answer is on its way: then the button stops it, and nothing is sent. */
  onStop: (() => void) | null;
  /** It was asked to stop and has not yet. */
  stopping?: boolean;
  /** Something is on its way to the server: this draft, or the wish for another answer. */
  busy: boolean;
  /** Why that was refused; it is said above the field. */
  failure: Failure | null;
};

/** Everything before a message is sent: its text, its pictures, its price, and why it can't be sent. */
export function Composer(props: ComposerProps) {
  const { ref, conversationId, temporary, earlier, onSend, onStop, stopping = false, busy } = props;
  const key = draftKey(conversationId, temporary);
  const input = useRef<HTMLTextAreaElement>(null);
  const hintId = useId();
  const [tier, setTier] = useTier();
  const [draft, setDraft] = useDraft(key);
  const pictures = usePictures(key);
  const deliver = useDraftDelivery(key, onSend);
  const { failure, dismiss } = useShownFailure(props.failure, busy);
  const setText = useTextInput(input, draft, setDraft);
  const [saving, setSaving] = useState<{ draft: string | null } | null>(null);
  const templates = useTemplates({ draftKey: key, input, draft, setText, onManage: setSaving });
  const { reason, noReaders, draws } = useBlockedReason({ draft, pictures, tier, temporary, sending: busy });
  const dragging = useFileDrop(pictures.add);
  useEarlyText(input, draft, (early) => setDraft(readDraft(key) + early));
  useFirstFocus(input);
  useAutoHeight(input, draft);
  useShortcut('focus-composer', () => input.current?.focus());
  useImperativeHandle(ref, () => ({ focus: () => input.current?.focus(), fill: templates.fill }));

  function submit(event?: FormEvent) {
    event?.preventDefault();
    input.current?.focus();
    if (reason !== null || onStop !== null) return;
    if (templates.holdBack()) return;
    pictures.dismiss();
    deliver(draft, pictures.pictures);
  }
  const stop =
    onStop &&
    (() => {
      onStop();
      input.current?.focus();
    });
  function dismissFailure() {
    dismiss();
    input.current?.focus();
  }
  const keys = useComposerKeys({ draft, earlier, setText, templates, onSend: submit });
  const { list } = templates;
  const PictureStrip = useLazyValue(pictureStripCode, pictures.pictures.length > 0);
  const TemplateList = useLazyValue(templateListCode, list.open);

  return (
    <div className="mx-auto w-full max-w-3xl px-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:px-6">
      <ComposerCards failure={failure} busy={busy} pictures={pictures} onDismiss={dismissFailure} />
      <form onSubmit={submit} className="relative">
        {list.open && TemplateList && <TemplateList list={list} />}
        <div className="rounded-panel border border-line-strong bg-surface p-1.5 shadow-lift focus-within:border-violet">
          {PictureStrip && (
            <PictureStrip pictures={pictures.pictures} sending={busy} onRemove={(id) => pictures.remove([id])} />
          )}
          {noReaders && <NoReaders tier={tier} onTier={setTier} />}
          <textarea
            ref={input}
            rows={1}
            dir="auto"
            value={draft}
            // What the browser itself would put back after a reload is not this chat's draft.
            autoComplete="off"
            aria-label={strings.field}
            aria-describedby={hintId}
            aria-autocomplete="list"
            aria-controls={list.open ? list.listId : undefined}
            aria-activedescendant={list.active && optionId(list.listId, list.active)}
            placeholder={temporary ? strings.placeholderTemporary : strings.placeholder}
            onChange={(event) => setDraft(event.target.value)}
            onPaste={(event) => {
              const files = readPastedFiles(event.clipboardData);
              if (files.length > 0) event.preventDefault();
              pictures.add(files);
            }}
            onBlur={list.close}
            {...keys}
            // 16 px at least: iOS zooms into a field with smaller text, and doesn't come back.
            className="field-sizing-content block max-h-[38dvh] min-h-10 w-full resize-none bg-transparent px-2.5 py-2 text-base leading-6 placeholder:text-faint focus-visible:outline-none"
          />
          <div className="flex items-center gap-1">
            <AttachButton onFiles={pictures.add} />
            <IconButton
              icon={SquareSlash}
              label={strings.templates}
              aria-expanded={list.open}
              // The field keeps the focus, or the list would close before the press opens it.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => {
                input.current?.focus();
                list.toggle();
              }}
            />
            <span className="flex-1" />
            <CharCounter chars={draft.length} />
            <SendButton reason={reason} sending={busy} onStop={stop} stopping={stopping} />
          </div>
        </div>
        <ComposerHint
          id={hintId}
          tier={tier}
          draws={draws}
          temporary={temporary}
          chars={draft.length}
          unfilled={templates.unfilled}
          waiting={onStop !== null && draft !== ''}
        />
      </form>
      {dragging && <DropOverlay />}
      {saving !== null && (
        <Suspense>
          <TemplateDialog
            draft={saving.draft}
            onClose={() => {
              setSaving(null);
              input.current?.focus();
            }}
          />
        </Suspense>
      )}
    </div>
  );
}
