import type { ReactNode } from 'react';
import { formatClock, formatDate } from '@/lib/client/format.ts';
import { joinClasses } from '../ui/join-classes.ts';

type MovementRowProps = {
  what: string;
  createdAt: string;
  state: string;
  tone: 'good' | 'bad' | 'live' | 'quiet';
  /** It changes while it is in view, and screen readers are told. */
  announced?: boolean;
  children?: ReactNode;
};

const TONES = { good: 'text-good', bad: 'text-bad', live: 'text-violet', quiet: 'text-muted' };

/** One deposit or withdrawal: how much, when, how far it is, and what can be done. */
export function MovementRow({ what, createdAt, state, tone, announced = false, children }: MovementRowProps) {
  const isToday = new Date(createdAt).toDateString() === new Date().toDateString();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b py-2.5 text-sm">
      <p className="min-w-0">
        <span className="font-medium tabular-nums">{what}</span>
        <time dateTime={createdAt} className="ml-2 whitespace-nowrap text-faint tabular-nums">
          {isToday ? formatClock(createdAt) : formatDate(createdAt)}
        </time>
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <span role={announced ? 'status' : undefined} className={joinClasses('tabular-nums', TONES[tone])}>
          {state}
        </span>
        {children}
      </div>
    </li>
  );
}
