'use client';

import { formatClock, formatNumber } from '@/lib/client/format.ts';
import { treasuryStrings } from '@/lib/strings/treasury.ts';
import type { Treasury } from '@/lib/treasury/schemas.ts';
import { Panel } from '../account/panel.tsx';
import { ExplorerLink } from '../token/explorer-link.tsx';
import { useChain } from '../token/use-chain.ts';
import { Notice } from '../ui/notice.tsx';
import { ReservesCard } from './reserves-card.tsx';

const strings = treasuryStrings.reserves;
const ASSETS = ['usdc', 'ashao'] as const;

/** What the vault holds against what is owed, of both tokens, at one block. */
export function ReservesPanel({ treasury: { reserves } }: { treasury: Pick<Treasury, 'reserves'> }) {
  const vault = useChain().data?.network?.vault ?? null;
  if (reserves === null) {
    return (
      <Panel title={strings.title}>
        <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">{strings.none}</p>
      </Panel>
    );
  }
  const short = ASSETS.filter((asset) => !reserves[asset].isCovered).map((asset) => strings.asset[asset]);
  return (
    <Panel
      title={strings.title}
      aside={
        <p className="text-faint text-xs tabular-nums">
          {strings.block(formatNumber(reserves.blockNumber), formatClock(reserves.asOf))}
        </p>
      }
    >
      {short.length === 0 ? (
        <p className="mb-4 text-sm leading-relaxed">{strings.covered}</p>
      ) : (
        <div className="mb-4">
          <Notice title={strings.uncovered(short.join(strings.and))} />
        </div>
      )}
      <div className="grid gap-4 sm:grid-cols-2">
        {ASSETS.map((asset) => (
          <ReservesCard key={asset} asset={asset} reserves={reserves[asset]} />
        ))}
      </div>
      <p className="mt-3 text-muted text-sm leading-relaxed">
        {strings.means} {vault !== null && <ExplorerLink kind="address" hash={vault} label={strings.vault} />}
      </p>
    </Panel>
  );
}
