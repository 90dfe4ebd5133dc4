'use client';

import Link from 'next/link';
import { useState } from 'react';
import { HISTORY_CSV_URL } from '@/lib/client/account-api.ts';
import { accountStrings } from '@/lib/strings/account.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AsOf } from './as-of.tsx';
import { groupEntries } from './group-entries.ts';
import { HistoryFilter, type HistoryKind } from './history-filter.tsx';
import { HistoryRow } from './history-row.tsx';
import { LoadError } from './load-error.tsx';
import { Panel } from './panel.tsx';
import { useHistory } from './use-history.ts';

const strings = accountStrings.history;

/** Every movement of credits with its reason, by day. */
export function HistoryPanel() {
  const [kind, setKind] = useState<HistoryKind>('all');
  const history = useHistory(kind === 'all' ? null : kind);
  const entries = history.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <Panel
      title={strings.title}
      busy={history.isPending}
      aside={
        <div className="flex items-center gap-4">
          <AsOf time={history.dataUpdatedAt} />
          <a href={HISTORY_CSV_URL} download className={buttonClasses('outline', 'small')}>
            {strings.csv}
          </a>
        </div>
      }
    >
      <HistoryFilter value={kind} onChange={setKind} />
      {history.isPending && <Skeleton className="h-64 rounded-card" />}
      {history.isError && entries.length === 0 && (
        <LoadError error={history.error} onRetry={() => void history.refetch()} />
      )}
      {history.isSuccess && entries.length === 0 && <Empty kind={kind} />}
      {groupEntries(entries).map((group) => (
        <section key={group.label} aria-label={group.label}>
          <h3 className="pt-4 pb-1 font-medium text-faint text-xs">{group.label}</h3>
          <ul>
            {group.entries.map((entry) => (
              <HistoryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      {history.isFetchNextPageError && (
        <LoadError title={strings.olderFailed} error={history.error} onRetry={() => void history.fetchNextPage()} />
      )}
      {history.hasNextPage && !history.isFetchNextPageError && (
        <Button
          size="small"
          className="mt-4"
          disabled={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          {history.isFetchingNextPage ? strings.loading : strings.older}
        </Button>
      )}
    </Panel>
  );
}

function Empty({ kind }: { kind: HistoryKind }) {
  return (
    <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">
      {kind === 'all' ? strings.empty : strings.emptyKind[kind]}{' '}
      <Link href="/chat" className="text-violet underline underline-offset-4">
        {strings.startChat}
      </Link>
    </p>
  );
}
