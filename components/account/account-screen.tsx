'use client';

import { useState } from 'react';
import { accountStrings } from '@/lib/strings/account.ts';
import { WorkerKeys } from '../earn/worker-keys.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSession } from '../wallet/use-session.ts';
import { BalancePanel } from './balance-panel.tsx';
import { DataPanel } from './data-panel.tsx';
import { DeletePanel } from './delete-panel.tsx';
import { HistoryPanel } from './history-panel.tsx';
import { SessionsPanel } from './sessions-panel.tsx';
import { SignedOutAccount } from './signed-out-account.tsx';
import { WalletPanel } from './wallet-panel.tsx';

/** All that belongs to one address. */
export function AccountScreen() {
  const session = useSession();
  const [returned, setReturned] = useState<number | null>(null);
  return (
    <PageFrame title={accountStrings.title}>
      {session.isPending ? (
        <Loading />
      ) : session.user === null ? (
        <>
          {returned !== null && (
            <Notice tone="info" title={accountStrings.remove.done}>
              <span role="status">{accountStrings.remove.doneText(returned)}</span>
            </Notice>
          )}
          <SignedOutAccount deleted={returned !== null} />
        </>
      ) : (
        <>
          <WalletPanel />
          <BalancePanel />
          <HistoryPanel />
          <WorkerKeys />
          <SessionsPanel />
          <DataPanel />
          <DeletePanel address={session.user.address} onDeleted={setReturned} />
        </>
      )}
    </PageFrame>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-12">
      <Skeleton className="h-36 rounded-card" />
      <Skeleton className="h-48 rounded-card" />
      <Skeleton className="h-72 rounded-card" />
    </div>
  );
}
