type Dated = { updatedAt: string };
export type DayGroup<T> = { label: string; items: T[] };

const DAY_MS = 86_400_000;

/** Groups a list that is sorted newest first under "Today", "Yesterday", "Last 7 days" and then by month. */
export function groupByDay<T extends Dated>(items: readonly T[], now = new Date()): DayGroup<T>[] {
  const groups: DayGroup<T>[] = [];
  for (const item of items) {
    const label = nameDay(new Date(item.updatedAt), now);
    const last = groups.at(-1);
    if (last?.label === label) last.items.push(item);
    else groups.push({ label, items: [item] });
  }
  return groups;
}

function nameDay(date: Date, now: Date): string {
  // Midnights are compared, not hours: at 00:10 a message from 23:50 is yesterday's. Rounding absorbs summer time.
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY_MS);
  if (days <= 0) return 'Today';
  if (days === 1) return 'Yesterday';
  if (days < 7) return 'Last 7 days';
  return date.toLocaleDateString('en-US', { month: 'long', year: 'numeric' });
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
