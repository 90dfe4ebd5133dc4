'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { formatNumber } from '@/lib/client/format.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { buttonClasses } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { useCredits } from '../wallet/use-credits.ts';
import { AsOf } from './as-of.tsx';
import { LoadError } from './load-error.tsx';
import { Panel } from './panel.tsx';
import { useAccount } from './use-account.ts';

const strings = accountStrings.balance;

/** What can be spent, of which kind it is, and what workers have brought. */
export function BalancePanel() {
  const credits = useCredits();
  const account = useAccount();
  const failed = credits.isError ? credits : account.isError ? account : null;
  if (failed?.error) {
    const { error } = failed;
    return (
      <Panel title={strings.title}>
        <LoadError error={error} onRetry={() => void failed.refetch()} />
      </Panel>
    );
  }
  const { data } = credits;
  const earned = account.data?.earned;
  const earnedTotal = earned && earned.granted + earned.purchased;
  return (
    <Panel title={strings.title} busy={!data || !earned} aside={<AsOf time={credits.dataUpdatedAt} />}>
      <dl className="rounded-card border bg-surface px-5 py-2">
        <Figure label={strings.total} value={data?.credits} strong />
        <Figure label={strings.granted} value={data?.granted}>
          {strings.grantedMeans}
        </Figure>
        <Figure label={strings.purchased} value={data?.purchased}>
          {strings.purchasedMeans}
        </Figure>
        <Figure label={strings.earned} value={earnedTotal}>
          {earned && earnedTotal !== 0 && strings.earnedMeans(earned.granted, earned.purchased)}
          {earnedTotal === 0 && (
            <>
              {strings.neverEarned}{' '}
              <Link href="/earn" className="text-violet underline underline-offset-4">
                {strings.runWorker}
              </Link>
            </>
          )}
        </Figure>
      </dl>
      <Link href="/token" className={joinClasses(buttonClasses('outline', 'small'), 'mt-4')}>
        {strings.topUp}
      </Link>
    </Panel>
  );
}

type FigureProps = { label: string; value: number | undefined; strong?: boolean; children?: ReactNode };

function Figure({ label, value, strong = false, children }: FigureProps) {
  return (
    <div className="flex items-start justify-between gap-6 py-3 not-last:border-b">
      <dt className="min-w-0">
        <span className={strong ? 'font-medium' : 'text-sm'}>{label}</span>
        {children !== undefined && (
          <span className="mt-0.5 block max-w-md text-muted text-sm leading-relaxed">{children}</span>
        )}
      </dt>
      <dd className={strong ? 'font-medium text-xl tabular-nums' : 'tabular-nums'}>
        {value === undefined ? <Skeleton className="h-6 w-14" /> : formatNumber(value)}
      </dd>
    </div>
  );
}
