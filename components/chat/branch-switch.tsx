import { ChevronLeft, ChevronRight } from 'lucide-react';
import { messageStrings } from '@/lib/strings/messages.ts';
import { ActionButton } from './action-button.tsx';
import { useChatActions } from './chat-actions.ts';

type BranchSwitchProps = { place: string; position: number; count: number };

/** `‹ 2/3 ›`: which version of a message is shown. */
export function BranchSwitch({ place, position, count }: BranchSwitchProps) {
  const { showVersion, announce } = useChatActions();
  function show(next: number) {
    if (next < 1 || next > count) return;
    showVersion(place, next);
    announce(messageStrings.versionShown(next, count));
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div role="group" aria-label={messageStrings.versionShown(position, count)} className="flex items-center">
      {/* Not `disabled`, which would take the focus away at the last one. */}
      <ActionButton
        icon={ChevronLeft}
        label={messageStrings.previousVersion}
        aria-disabled={position === 1}
        onClick={() => show(position - 1)}
      />
      <span aria-hidden className="min-w-7 text-center text-meta text-muted tabular-nums">
        {position}/{count}
      </span>
      <ActionButton
        icon={ChevronRight}
        label={messageStrings.nextVersion}
        aria-disabled={position === count}
        onClick={() => show(position + 1)}
      />
    </div>
  );
}
