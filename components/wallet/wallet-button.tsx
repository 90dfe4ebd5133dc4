'use client';

import { Wallet } from 'lucide-react';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';

type WalletButtonProps = {
  name: string;
  hint: string;
  icon?: string | undefined;
  waiting?: boolean;
  disabled: boolean;
  onChoose: () => void;
};

/** One wallet to choose. */
export function WalletButton({ name, hint, icon, waiting = false, disabled, onChoose }: WalletButtonProps) {
  return (
    <button
      type="button"
      disabled={disabled}
      onClick={onChoose}
      className="flex w-full items-center gap-3.5 rounded-card border px-4 py-3 text-left transition-colors hover:border-line-strong hover:bg-raised disabled:opacity-60"
    >
      {icon === undefined ? (
        <Wallet aria-hidden className="size-9 shrink-0 rounded-control bg-raised p-2 text-muted" strokeWidth={1.75} />
      ) : (
        // biome-ignore lint/performance/noImgElement: a data: URI from the wallet, there is nothing to optimise
        <img src={icon} alt="" className="size-9 shrink-0 rounded-control" />
      )}
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{name}</span>
        <span className="block text-muted text-sm">{waiting ? walletDialogStrings.list.waiting : hint}</span>
      </span>
    </button>
  );
}
