'use client';

import Link from 'next/link';
import { useState } from 'react';
import { treasuryStrings as strings } from '@/lib/strings/treasury.ts';
import type { TreasuryRange } from '@/lib/treasury/schemas.ts';
import { LoadError } from '../account/load-error.tsx';
import { PageFrame } from '../shell/page-frame.tsx';
import { Notice } from '../ui/notice.tsx';
import { BuybacksPanel } from './buybacks-panel.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { ReservesPanel } from './reserves-panel.tsx';
import { TreasurySkeleton } from './treasury-skeleton.tsx';
import { useTreasury } from './use-treasury.ts';

/** What the network holds, burns and pays, for everybody: whoever trusts it with money can look. */
export function TreasuryScreen() {
  const [range, setRange] = useState<TreasuryRange>('30d');
  const treasury = useTreasury(range);
  const { data, isError, error, isPlaceholderData } = treasury;
  const refresh = () => void treasury.refetch();
  return (
    <PageFrame
      title={strings.title}
      intro={
        <>
          {strings.intro}
          <Link href="/guides/economy" className="text-violet underline underline-offset-4">
            {strings.guide}
          </Link>
        </>
      }
    >
      {data === undefined ? (
        isError ? (
          <LoadError error={error} onRetry={refresh} />
        ) : (
          <TreasurySkeleton />
        )
      ) : (
        <>
          {isError && <LoadError title={strings.refreshFailed} error={error} onRetry={refresh} />}
          {data.chain.reason !== null && <Notice tone="info" title={strings.gap[data.chain.reason]} />}
          <FiguresPanel
            treasury={data}
            range={range}
            onRange={setRange}
            isBusy={treasury.isFetching}
            onRefresh={refresh}
          />
          <ChartPanel treasury={data} isStale={isPlaceholderData} />
          <ReservesPanel treasury={data} />
          <BuybacksPanel status={data.buyback} />
        </>
      )}
    </PageFrame>
  );
}
