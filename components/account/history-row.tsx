'use client';

import Link from 'next/link';
import { formatClock, formatNumber } from '@/lib/client/format.ts';
import type { HistoryEntry } from '@/lib/ledger/schemas.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { historyStrings } from '@/lib/strings/history.ts';
import { joinClasses } from '../ui/join-classes.ts';

/** One movement: why, when, how much of which kind. */
export function HistoryRow({ entry }: { entry: HistoryEntry }) {
  const reason = historyStrings.reason(entry);
  const conversationId = entry.job?.conversationId ?? null;
  return (
    <li className="flex items-baseline justify-between gap-4 border-b py-2.5 text-sm">
      <div className="min-w-0">
        {conversationId === null ? (
          <span className="break-words">{reason}</span>
        ) : (
          <Link href={`/chat/${conversationId}`} className="break-words underline-offset-4 hover:underline">
            {reason}
          </Link>
        )}
        <time dateTime={entry.createdAt} className="ml-2 whitespace-nowrap text-faint tabular-nums">
          {formatClock(entry.createdAt)}
        </time>
      </div>
      <p className="shrink-0 text-right tabular-nums">
        <span className={joinClasses('font-medium', entry.amount > 0 && 'text-good')}>
          {entry.amount > 0 ? '+' : '−'}
          {formatNumber(Math.abs(entry.amount))}
        </span>
        <span className="ml-2 inline-block w-19 text-faint">{accountStrings.history[entry.asset]}</span>
      </p>
    </li>
  );
}
