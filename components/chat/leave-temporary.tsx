'use client';

import { temporaryStrings as strings } from '@/lib/strings/temporary.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useLeaveQuestion } from './use-leave-question.ts';

/** Asks before a temporary chat with messages is left. Fetched with its first message. */
export function LeaveTemporary() {
  const { asked, stay, leave } = useLeaveQuestion();
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
