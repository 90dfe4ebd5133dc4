'use client';

import { useState } from 'react';
import { accountStrings } from '@/lib/strings/account.ts';
import { walletStrings } from '@/lib/strings/wallet.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { SignOutEverywhere } from '../wallet/sign-out-everywhere.tsx';
import { LoadError } from './load-error.tsx';
import { Panel } from './panel.tsx';
import { useAccount } from './use-account.ts';

const strings = accountStrings.sessions;

export function SessionsPanel() {
  const account = useAccount();
  const [confirming, setConfirming] = useState(false);
  return (
    <Panel title={strings.title} busy={account.isPending}>
      {account.isPending && <Skeleton className="h-5 w-64" />}
      {account.isLoadingError && <LoadError error={account.error} onRetry={() => void account.refetch()} />}
      {account.isSuccess && <p>{strings.count(account.data.sessions)}</p>}
      <p className="mt-1 max-w-xl text-muted text-sm leading-relaxed">{strings.explain}</p>
      <Button size="small" className="mt-4" onClick={() => setConfirming(true)}>
        {walletStrings.menu.signOutEverywhere}
      </Button>
      <SignOutEverywhere open={confirming} onOpenChange={setConfirming} />
    </Panel>
  );
}
