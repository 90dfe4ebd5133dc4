'use client';

import { tokenStrings as strings } from '@/lib/strings/token.ts';
import { LoadError } from '../account/load-error.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSession } from '../wallet/use-session.ts';
import { BalancesPanel } from './balances-panel.tsx';
import { DepositPanel } from './deposit-panel.tsx';
import { FaucetPanel } from './faucet-panel.tsx';
import { RatePanel } from './rate-panel.tsx';
import { RewardsPanel } from './rewards-panel.tsx';
import { SignedOutToken } from './signed-out-token.tsx';
import { StakePanel } from './stake-panel.tsx';
import { StakingChart } from './staking-chart.tsx';
import { StakingHistory } from './staking-history.tsx';
import { useChain } from './use-chain.ts';
import { useWatchArrivals } from './use-watch-arrivals.ts';
import { WithdrawPanel } from './withdraw-panel.tsx';

/** The indexer asks every few seconds; after this long something is wrong with its node. */
const LATE_SECONDS = 60;
const LATE_BLOCKS = 30;

/** Credits for USDC, $ASHAO at stake, and the way out for both. */
export function TokenScreen() {
  const session = useSession();
  return (
    <PageFrame title={strings.title} intro={strings.intro}>
      {session.isPending ? (
        <Loading />
      ) : session.user === null ? (
        <>
          <SignedOutToken />
          <RatePanel />
        </>
      ) : (
        <>
          <BalancesPanel />
          <Movements />
          <StakePanel />
          <RewardsPanel />
          <RatePanel />
          <StakingChart />
          <StakingHistory />
        </>
      )}
    </PageFrame>
  );
}

/** What moves between chain and balances; when nothing can, the sentence that says why, and what is under way all the same. */
function Movements() {
  const chain = useChain();
  useWatchArrivals();
  if (chain.isPending) return <Skeleton className="h-56 rounded-card" />;
  // A poll that fails later takes nothing away: a transaction may be under way in the panels.
  if (chain.isLoadingError) return <LoadError error={chain.error} onRetry={() => void chain.refetch()} />;
  const { state, network, lag } = chain.data;
  const isOpen = state === 'on' && network !== null;
  const isLate =
    lag && (lag.hasError || (lag.blocksBehind ?? 0) > LATE_BLOCKS || (lag.secondsSincePoll ?? 0) > LATE_SECONDS);
  // The panels keep their places whatever the state: what is under way in them goes on being shown.
  return (
    <>
      {!isOpen && <Notice tone="info" title={strings.off[state === 'on' ? 'off' : state]} />}
      {isOpen && isLate && <Notice tone="info" title={strings.late} />}
      {isOpen && network.hasFaucet && <FaucetPanel />}
      <DepositPanel isClosed={!isOpen} />
      <WithdrawPanel isClosed={!isOpen} />
    </>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-12">
      <Skeleton className="h-44 rounded-card" />
      <Skeleton className="h-56 rounded-card" />
      <Skeleton className="h-56 rounded-card" />
    </div>
  );
}
