'use client';

import type { ReactNode } from 'react';
import { formatDate } from '@/lib/client/format.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { LoadError } from './load-error.tsx';
import { Panel } from './panel.tsx';
import { useAccount } from './use-account.ts';

const strings = accountStrings.wallet;

/** Which wallet this is, in full: the shortened form elsewhere can be recognised, not verified. */
export function WalletPanel() {
  const account = useAccount();
  const { mode } = useConnectDialog();
  if (account.isLoadingError) {
    return (
      <Panel title={strings.title}>
        <LoadError error={account.error} onRetry={() => void account.refetch()} />
      </Panel>
    );
  }
  const { address, createdAt } = account.data ?? { address: null, createdAt: null };
  return (
    <Panel title={strings.title} busy={account.isPending}>
      <dl className="rounded-card border bg-surface px-5 py-2 text-sm">
        <Row label={strings.address}>
          {address === null ? (
            <Skeleton className="h-5 w-full max-w-sm" />
          ) : (
            <span className="flex items-start gap-1">
              <span data-testid="address" className="min-w-0 break-all font-mono text-meta leading-6">
                {address}
              </span>
              <span className="-my-1 shrink-0">
                <CopyButton label={strings.copy} read={() => address} />
              </span>
            </span>
          )}
        </Row>
        <Row label={strings.chain}>
          {strings.chainName(mode.chainId)} <span className="text-faint">{mode.chainId}</span>
        </Row>
        <Row label={strings.since}>
          {createdAt === null ? <Skeleton className="h-5 w-28" /> : formatDate(createdAt)}
        </Row>
      </dl>
    </Panel>
  );
}

function Row({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 py-2.5 not-last:border-b sm:grid-cols-[9rem_minmax(0,1fr)]">
      <dt className="text-muted leading-6">{label}</dt>
      <dd className="leading-6">{children}</dd>
    </div>
  );
}
