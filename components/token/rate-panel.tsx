'use client';

import Link from 'next/link';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Figure } from '../account/figure.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useStaking } from './use-staking.ts';

const strings = tokenStrings.apr;

/** What staking paid lately, how the rate comes about, and of what; the same for everybody. */
export function RatePanel() {
  const staking = useStaking();
  if (staking.isLoadingError) {
    return (
      <Panel title={strings.title}>
        <LoadError error={staking.error} onRetry={() => void staking.refetch()} />
      </Panel>
    );
  }
  if (staking.isPending) {
    return (
      <Panel title={strings.title} busy>
        <Skeleton className="h-48 rounded-card" />
      </Panel>
    );
  }
  const { apr, totalStaked, asOf } = staking.data;
  return (
    <Panel title={strings.title} aside={<p className="text-faint text-xs tabular-nums">{tokenStrings.asOf(asOf)}</p>}>
      <dl className="rounded-card border bg-surface px-5 py-2">
        {apr.windows.map(
          ({ days, percent }) =>
            percent !== null && <Figure key={days} label={strings.rate(days)} value={strings.percent(percent)} />,
        )}
        {apr.windows.map(({ days, rewards }) => (
          <Figure key={days} label={strings.days(days)} value={formatAmount(rewards, 'usdc')} />
        ))}
        <Figure label={strings.network} value={formatAmount(totalStaked, 'ashao')} />
      </dl>
      <p className="mt-3 text-muted text-sm leading-relaxed">
        {apr.reason === null ? strings.formula : strings.reason[apr.reason]}{' '}
        {apr.price !== null &&
          apr.stakedValue !== null &&
          strings.inputs(formatAmount(apr.stakedValue, 'usdc'), apr.price)}
      </p>
      <p className="mt-2 text-sm">
        <Link href="/treasury" className="text-violet underline underline-offset-4">
          {strings.treasury}
        </Link>
      </p>
    </Panel>
  );
}
