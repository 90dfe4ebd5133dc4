import { formatDate } from '@/lib/client/format.ts';
import type { HistoryEntry } from '@/lib/ledger/schemas.ts';
import { accountStrings } from '@/lib/strings/account.ts';

export type EntryGroup = { label: string; entries: HistoryEntry[] };

/** Groups movements, newest first, by the reader's own days. */
export function groupEntries(entries: readonly HistoryEntry[], now = new Date()): EntryGroup[] {
  const { today, yesterday } = accountStrings.history;
  const dayBefore = new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1);
  const groups: EntryGroup[] = [];
  for (const entry of entries) {
    const day = new Date(entry.createdAt).toDateString();
    const label =
      day === now.toDateString() ? today : day === dayBefore.toDateString() ? yesterday : formatDate(entry.createdAt);
    const last = groups.at(-1);
    if (last?.label === label) last.entries.push(entry);
    else groups.push({ label, entries: [entry] });
  }
  return groups;
}
