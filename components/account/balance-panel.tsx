'use client';

import Link from 'next/link';
import { formatNumber } from '@/lib/client/format.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { buttonClasses } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { useCredits } from '../wallet/use-credits.ts';
import { Figure } from './figure.tsx';
import { FiguresPanel } from './figures-panel.tsx';
import { useAccount } from './use-account.ts';

const strings = accountStrings.balance;
const write = (credits: number | undefined) => (credits === undefined ? undefined : formatNumber(credits));

/** What can be spent, of which kind it is, and what workers have brought. */
export function BalancePanel() {
  const credits = useCredits();
  const account = useAccount();
  const { data } = credits;
  const earned = account.data?.earned;
  const earnedTotal = earned && earned.granted + earned.purchased;
  return (
    <FiguresPanel
      title={strings.title}
      sources={[credits, account]}
      after={
        <Link href="/token#deposit" className={joinClasses(buttonClasses('outline', 'small'), 'mt-4')}>
          {strings.topUp}
        </Link>
      }
    >
      <Figure label={strings.total} value={write(data?.credits)} strong />
      <Figure label={strings.granted} value={write(data?.granted)}>
        {strings.grantedMeans}
      </Figure>
      <Figure label={strings.purchased} value={write(data?.purchased)}>
        {strings.purchasedMeans}
      </Figure>
      <Figure label={strings.earned} value={write(earnedTotal)}>
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
    </FiguresPanel>
  );
}
