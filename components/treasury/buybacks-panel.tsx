'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { formatAmount } from '@/lib/client/format-amount.ts';
import { formatPrice } from '@/lib/client/format-price.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { fetchBuybacks, treasuryFiles } from '@/lib/client/treasury-api.ts';
import { treasuryStrings } from '@/lib/strings/treasury.ts';
import type { BuybackEntry, Treasury } from '@/lib/treasury/schemas.ts';
import { PagedPanel } from '../account/paged-panel.tsx';
import { ExplorerLink } from '../token/explorer-link.tsx';
import { MovementRow } from '../token/movement-row.tsx';

const strings = treasuryStrings.buybacks;
const POLL_MS = 30_000;
const TONES = { planned: 'live', sent: 'live', confirming: 'live', done: 'good', abandoned: 'quiet' } as const;

/** Every buyback with its transaction, and how the next one stands. */
export function BuybacksPanel({ status }: { status: Treasury['buyback'] }) {
  const buybacks = useInfiniteQuery({
    queryKey: queryKeys.buybacks,
    queryFn: ({ pageParam, signal }) => fetchBuybacks({ cursor: pageParam, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    refetchInterval: POLL_MS,
  });
  return (
    <PagedPanel
      title={strings.title}
      query={buybacks}
      csvUrl={treasuryFiles.buybacks}
      empty={strings.empty}
      before={<p className="mb-3 text-muted text-sm leading-relaxed">{describeStatus(status)}</p>}
    >
      {(entries) => (
        <ul aria-label={strings.title} className="border-t empty:hidden">
          {entries.map((entry) => (
            <MovementRow
              key={entry.id}
              what={describe(entry)}
              createdAt={entry.createdAt}
              state={
                entry.pricePaid === null ? strings.state[entry.state] : strings.burnedAt(formatPrice(entry.pricePaid))
              }
              tone={TONES[entry.state]}
            >
              {entry.txHash !== null && <ExplorerLink hash={entry.txHash} label={strings.link} />}
            </MovementRow>
          ))}
        </ul>
      )}
    </PagedPanel>
  );
}

function describe({ usdc, burned, ashaoMin }: BuybackEntry): string {
  const spent = formatAmount(usdc, 'usdc');
  if (burned !== null) return strings.bought(spent, formatAmount(burned, 'ashao'));
  return strings.asked(spent, formatAmount(ashaoMin, 'ashao'));
}

function describeStatus({ state, pot, min, problem, retryAt }: Treasury['buyback']): string {
  if (state === 'waiting') return strings.status.waiting(formatAmount(pot, 'usdc'), formatAmount(min, 'usdc'));
  return state === 'held_back' ? strings.status.held_back(problem, retryAt) : strings.status[state];
}
