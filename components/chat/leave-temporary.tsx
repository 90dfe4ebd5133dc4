'use client';

import { temporaryStrings as strings } from '@/lib/strings/temporary.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';
import { useOnePlace } from './use-one-place.ts';

/** Asks before a temporary chat with messages is left. One without is left at once, and by one press of Back. */
export function LeaveTemporary({ empty }: { empty: boolean }) {
  useOnePlace(empty);
  const { asked, stay, leave } = useLeaveQuestion(!empty);
  return (
    <ConfirmDialog
      open={asked}
      onOpenChange={stay}
      title={strings.leaveTitle}
      description={strings.leaveText}
      confirmLabel={strings.leave}
      onConfirm={leave}
    />
  );
}
