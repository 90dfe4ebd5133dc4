'use client';

import { describeError } from '@/lib/client/api-error.ts';
import { walletStrings } from '@/lib/strings/wallet.ts';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { useSignOut } from './use-sign-out.ts';

const strings = walletStrings.everywhere;

type SignOutEverywhereProps = { open: boolean; onOpenChange: (open: boolean) => void };

/** Asks, then ends every session of the person at once. When that fails, it asks again and says why. */
export function SignOutEverywhere({ open, onOpenChange }: SignOutEverywhereProps) {
  const leave = useSignOut('everywhere');
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title={leave.isError ? strings.failed : strings.title}
      description={leave.isError ? describeError(leave.error) : strings.text}
      confirmLabel={strings.confirm}
      onConfirm={() => leave.mutate(undefined, { onError: () => onOpenChange(true) })}
    />
  );
}
