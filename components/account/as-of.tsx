import { formatClock } from '@/lib/client/format.ts';
import { accountStrings } from '@/lib/strings/account.ts';

/** When what stands here was read. @param time epoch milliseconds, 0 while nothing has been */
export function AsOf({ time }: { time: number }) {
  if (time === 0) return null;
  return (
    <p className="text-faint text-xs tabular-nums">{accountStrings.asOf(formatClock(new Date(time).toISOString()))}</p>
  );
}
