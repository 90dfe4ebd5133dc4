'use client';

import { Dices, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { ImageDraft } from '@/lib/client/parse-image-draft.ts';
import { IMAGE_SEED_MAX } from '@/lib/constants.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { IconButton } from '../ui/icon-button.tsx';

type MoreOptionsProps = {
  draft: ImageDraft;
  /** Of the newest picture; null where there is none. */
  lastSeed: number | null;
  onChange: (change: Partial<ImageDraft>) => void;
};

const FIELD =
  'w-full rounded-control border border-line-strong bg-canvas px-3 text-base placeholder:text-faint sm:text-ui';

/** What most pictures need nothing of. */
export function MoreOptions({ draft, lastSeed, onChange }: MoreOptionsProps) {
  const id = useId();
  const roll = () => onChange({ seed: String(Math.floor(Math.random() * (IMAGE_SEED_MAX + 1))) });
  return (
    <div className="grid gap-x-6 gap-y-5 border-t px-5 py-5 sm:grid-cols-2">
      <Field label={strings.negative} htmlFor={`${id}negative`}>
        <textarea
          id={`${id}negative`}
          rows={2}
          value={draft.negativePrompt}
          placeholder={strings.negativePlaceholder}
          onChange={(event) => onChange({ negativePrompt: event.target.value })}
          className={`${FIELD} field-sizing-content max-h-40 min-h-16 resize-none py-2 leading-6`}
        />
      </Field>
      <Field label={strings.seed} htmlFor={`${id}seed`} hintId={`${id}seed-hint`} hint={strings.seedHint}>
        <div className="flex items-center gap-1">
          <input
            id={`${id}seed`}
            inputMode="numeric"
            autoComplete="off"
            value={draft.seed}
            placeholder={strings.seedPlaceholder}
            aria-describedby={`${id}seed-hint`}
            onChange={(event) => onChange({ seed: event.target.value })}
            className={`${FIELD} h-10 min-w-0 flex-1 tabular-nums`}
          />
          <IconButton icon={Dices} label={strings.rollSeed} onClick={roll} />
          <IconButton
            icon={X}
            label={strings.clearSeed}
            disabled={draft.seed === ''}
            onClick={() => onChange({ seed: '' })}
          />
        </div>
        {lastSeed !== null && draft.seed !== String(lastSeed) && (
          <button
            type="button"
            onClick={() => onChange({ seed: String(lastSeed) })}
            className="mt-1.5 pointer-coarse:py-2 text-meta text-violet tabular-nums underline-offset-4 hover:underline"
          >
            {strings.lastSeed(lastSeed)}
          </button>
        )}
      </Field>
      <label className="flex cursor-pointer gap-3 sm:col-span-2">
        <input
          type="checkbox"
          role="switch"
          aria-checked={draft.nsfw}
          checked={draft.nsfw}
          onChange={(event) => onChange({ nsfw: event.target.checked })}
          aria-describedby={`${id}nsfw`}
          className="mt-1 size-4.5 shrink-0"
        />
        <span>
          <span className="font-medium text-sm">{strings.nsfw}</span>
          <span id={`${id}nsfw`} className="mt-0.5 block max-w-xl text-meta text-muted leading-relaxed">
            {strings.nsfwHint}
          </span>
        </span>
      </label>
    </div>
  );
}

type FieldProps = { label: string; htmlFor: string; hint?: string; hintId?: string; children: ReactNode };

function Field({ label, htmlFor, hint, hintId, children }: FieldProps) {
  return (
    <div className="min-w-0">
      <label htmlFor={htmlFor} className="mb-1.5 block font-medium text-sm">
        {label}
      </label>
      {children}
      {hint !== undefined && (
        <p id={hintId} className="mt-1.5 text-meta text-muted leading-relaxed">
          {hint}
        </p>
      )}
    </div>
  );
}
