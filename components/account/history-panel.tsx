'use client';

import Link from 'next/link';
import { useState } from 'react';
import { HISTORY_CSV_URL } from '@/lib/client/account-api.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { groupEntries } from './group-entries.ts';
import { HistoryFilter, type HistoryKind } from './history-filter.tsx';
import { HistoryRow } from './history-row.tsx';
import { PagedPanel } from './paged-panel.tsx';
import { useHistory } from './use-history.ts';

const strings = accountStrings.history;

/** Every movement of credits with its reason, by day. */
export function HistoryPanel() {
  const [kind, setKind] = useState<HistoryKind>('all');
  const history = useHistory(kind === 'all' ? null : kind);
  return (
    <PagedPanel
      title={strings.title}
      query={history}
      csvUrl={HISTORY_CSV_URL}
      before={<HistoryFilter value={kind} onChange={setKind} />}
      empty={
        <>
          {kind === 'all' ? strings.empty : strings.emptyKind[kind]}{' '}
          <Link href="/chat" className="text-violet underline underline-offset-4">
            {strings.startChat}
          </Link>
        </>
      }
    >
      {(entries) =>
        groupEntries(entries).map((group) => (
          <section key={group.label} aria-label={group.label}>
            <h3 className="pt-4 pb-1 font-medium text-faint text-xs">{group.label}</h3>
            <ul>
              {group.entries.map((entry) => (
                <HistoryRow key={entry.id} entry={entry} />
              ))}
            </ul>
          </section>
        ))
      }
    </PagedPanel>
  );
}
