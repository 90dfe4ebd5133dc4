'use client';

import { ArrowUp, LoaderCircle, Square } from 'lucide-react';
import { composerStrings as strings } from '@/lib/strings/composer.ts';
import { joinClasses } from '../ui/join-classes.ts';

type SendButtonProps = {
  /** Why nothing can be sent now; null when it can. */
  reason: string | null;
  sending: boolean;
  onStop: (() => void) | null;
  stopping: boolean;
};

/**
 * Sends; stops while an answer is on its way. Switched off by `aria-disabled`, not `disabled`: it keeps its place in the
 * order of tabs and can say why.
 */
export function SendButton({ reason, sending, onStop, stopping }: SendButtonProps) {
  const stops = onStop !== null;
  const off = stops ? stopping : reason !== null;
  const waits = stops ? stopping : sending;
  const Icon = waits ? LoaderCircle : stops ? Square : ArrowUp;
  const label = stops ? (stopping ? strings.stopping : strings.stop) : strings.send;
  return (
    <button
      type={stops ? 'button' : 'submit'}
      aria-label={label}
      aria-disabled={off}
      aria-description={(!stops && reason) || undefined}
      data-tooltip={stops ? label : (reason ?? label)}
      onClick={off ? undefined : (onStop ?? undefined)}
      className={joinClasses(
        'inline-grid size-9 pointer-coarse:size-11 shrink-0 place-items-center rounded-control transition-colors',
        off && 'cursor-default bg-raised text-faint',
        stops && !off && 'bg-raised text-ink hover:bg-line [&_svg]:fill-current',
        !stops && !off && 'bg-violet-solid text-on-violet hover:bg-violet-hover',
      )}
    >
      <Icon aria-hidden className={joinClasses('size-4.5', waits && 'motion-safe:animate-spin')} strokeWidth={2} />
    </button>
  );
}
