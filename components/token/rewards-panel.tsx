'use client';

import { useMutation } from '@tanstack/react-query';
import { describeError } from '@/lib/client/api-error.ts';
import { createRandomId } from '@/lib/client/create-random-id.ts';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { claimRewards } from '@/lib/client/token-api.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { AsOf } from '../account/as-of.tsx';
import { Figure } from '../account/figure.tsx';
import { LoadError } from '../account/load-error.tsx';
import { Panel } from '../account/panel.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useRefreshMoney } from './use-refresh-money.ts';
import { useStaking } from './use-staking.ts';

const strings = tokenStrings.rewards;

/** What the stake has brought, and the way to it. */
export function RewardsPanel() {
  const staking = useStaking();
  const { data } = staking;
  const refresh = useRefreshMoney();
  const claim = useMutation({ mutationFn: () => claimRewards(createRandomId()), onSettled: refresh });
  if (staking.isLoadingError) {
    return (
      <Panel title={strings.title}>
        <LoadError error={staking.error} onRetry={() => void staking.refetch()} />
      </Panel>
    );
  }
  const position = data?.position;
  const usdc = (amount: string | undefined) => amount && formatAmount(amount, 'usdc');
  return (
    <Panel title={strings.title} busy={!position} aside={<AsOf time={staking.dataUpdatedAt} />}>
      <dl className="rounded-card border bg-surface px-5 py-2">
        <Figure label={strings.pending} value={usdc(position?.pending)}>
          {strings.none}
        </Figure>
        <Figure label={strings.claimed} value={usdc(position?.claimed)} />
        <Figure label={strings.slice} value={position && strings.slicePercent(position.slicePercent)} />
      </dl>
      <div className="mt-4 flex flex-col items-start gap-3">
        <Button
          look="solid"
          disabled={claim.isPending || !position || position.pending === '0'}
          onClick={() => claim.mutate()}
        >
          {claim.isPending ? strings.claiming : strings.claim}
        </Button>
        <p role="status" className="text-good text-sm empty:sr-only">
          {claim.isSuccess &&
            (claim.data.claimed === '0' ? strings.nothing : strings.done(formatAmount(claim.data.claimed, 'usdc')))}
        </p>
        {claim.isError && (
          <Notice tone="warn" title={strings.failed}>
            {describeError(claim.error)}
          </Notice>
        )}
      </div>
    </Panel>
  );
}
