'use client';

import { formatAmount } from '@/lib/client/format-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';
import { Button } from '../ui/button.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useChain } from './use-chain.ts';
import { useStaking } from './use-staking.ts';

const strings = tokenStrings.signedOut;

/** What one could do here, by the figures that hold for everybody, and the way to it. */
export function SignedOutToken() {
  const { openConnect } = useConnectDialog();
  const boost = useStaking().data?.boost;
  const limits = useChain().data?.withdrawals;
  const { preview } = strings;
  const parts = [
    [preview.buy, tokenStrings.deposit.explain.usdc],
    [preview.rewards, tokenStrings.rewards.none],
    [
      preview.boost,
      boost && tokenStrings.stake.unlocks(formatAmount(boost.minStake, 'ashao'), boost.boostedShareBps, boost.shareBps),
    ],
    [preview.withdraw, limits && strings.perDay(formatAmount(limits.usdc.personPerDay, 'usdc'))],
  ] as const;
  return (
    <div className="flex flex-col gap-10">
      <section className="rounded-card border bg-surface p-6">
        <p className="font-medium">{strings.title}</p>
        <p className="mt-1 mb-5 text-muted text-sm leading-relaxed">{strings.text}</p>
        <Button look="solid" onClick={openConnect}>
          {strings.connect}
        </Button>
      </section>
      <ul aria-label={preview.label}>
        {parts.map(
          ([title, text]) =>
            text !== undefined && (
              <li key={title} className="border-b py-4">
                <p>{title}</p>
                <p className="mt-0.5 text-muted text-sm leading-relaxed">{text}</p>
              </li>
            ),
        )}
      </ul>
    </div>
  );
}
