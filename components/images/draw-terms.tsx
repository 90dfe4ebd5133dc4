'use client';

import Link from 'next/link';
import { IMAGE_CREDITS } from '@/lib/constants.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useStats } from '../composer/use-stats.ts';
import { buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';

type DrawTermsProps = {
  count: number;
  /** Credits that can be spent; undefined while nothing is known, or nobody is signed in. */
  available: number | undefined;
};

/** Said before anything is paid: whether anybody draws, how long the wait is, and whether the credits suffice. */
export function DrawTerms({ count, available }: DrawTermsProps) {
  const figures = useStats().data?.images;
  const needed = count * IMAGE_CREDITS;
  const isPoor = available !== undefined && available < needed;
  if (isPoor) return <TooFewCredits needed={needed} available={available} />;
  if (figures?.activeWorkers === 0) {
    return (
      <Notice
        tone="info"
        title={strings.nobodyTitle}
        actions={
          <Link href="/earn" className={buttonClasses('outline', 'small')}>
            {strings.runWorker}
          </Link>
        }
      >
        {strings.nobodyText}
      </Notice>
    );
  }
  const facts: string[] = [strings.price];
  if (figures !== undefined) {
    facts.unshift(strings.ready(figures.activeWorkers));
    if (figures.queueDepth > 0) facts.push(strings.waiting(figures.queueDepth));
    if (figures.waitSeconds !== null) facts.push(strings.wait(figures.waitSeconds));
  }
  return <p className="px-1 text-meta text-muted">{facts.join(' · ')}</p>;
}

/** Known before it is pressed, and once more when the server says so. */
function TooFewCredits({ needed, available }: { needed: number; available: number }) {
  return (
    <Notice
      tone="warn"
      title={strings.poorTitle}
      actions={
        <>
          <Link href="/token#deposit" className={buttonClasses('outline', 'small')}>
            {strings.topUp}
          </Link>
          <Link href="/earn" className={buttonClasses('outline', 'small')}>
            {strings.earn}
          </Link>
        </>
      }
    >
      {strings.poorText(needed, available)}
    </Notice>
  );
}
