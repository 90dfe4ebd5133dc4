'use client';

import type { z } from 'zod';
import { describeError } from '@/lib/client/api-error.ts';
import { formatCredits } from '@/lib/client/format.ts';
import { TIERS } from '@/lib/constants.ts';
import { earnStrings } from '@/lib/strings/earn.ts';
import type { workerSchema } from '@/lib/workers/schemas.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWorkers } from './use-worker-keys.ts';

const strings = earnStrings.workers;
type Worker = z.infer<typeof workerSchema>;

export function WorkerList() {
  const workers = useWorkers();
  return (
    <section aria-labelledby="workers" aria-busy={workers.isPending}>
      <h2 id="workers" className="font-medium text-lg">
        {strings.title}
      </h2>
      <p className="mt-1 mb-4 min-h-5 text-muted text-sm leading-relaxed">
        {workers.data && strings.share(workers.data.shareBps)}
      </p>
      {workers.isPending && <Skeleton className="h-20 rounded-control" />}
      {workers.isError && (
        <Notice
          title={strings.loadFailed}
          actions={
            <Button size="small" onClick={() => void workers.refetch()}>
              {earnStrings.tryAgain}
            </Button>
          }
        >
          {describeError(workers.error)}
        </Notice>
      )}
      {workers.data?.workers.length === 0 && (
        <p className="rounded-card border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">
          {strings.empty}
        </p>
      )}
      {workers.isSuccess && workers.data.workers.length > 0 && (
        <ul className="border-t">
          {workers.data.workers.map((worker) => (
            <WorkerRow key={worker.id} worker={worker} />
          ))}
        </ul>
      )}
    </section>
  );
}

function WorkerRow({ worker }: { worker: Worker }) {
  const tiers = worker.tiers.map((id) => TIERS[id].label).join(strings.and);
  const facts = [
    strings.done(worker.jobsDone),
    worker.jobsFailed > 0 && strings.failed(worker.jobsFailed),
    worker.jobsAbandoned > 0 && strings.abandoned(worker.jobsAbandoned),
    worker.tokensPerSecond > 0 && strings.speed(worker.tokensPerSecond),
  ];
  return (
    <li className="flex items-start gap-3 border-b py-4">
      <span
        aria-hidden
        className={joinClasses('mt-2 size-2 shrink-0 rounded-full', worker.active ? 'bg-good' : 'bg-line-strong')}
      />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {worker.name ?? worker.model}
          <span className="text-faint text-sm"> · {worker.active ? strings.active : strings.inactive}</span>
        </p>
        <p className="truncate text-muted text-sm">{strings.serves(worker.model, worker.type, tiers)}</p>
        <p className="text-faint text-sm tabular-nums">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <p className="shrink-0 text-right text-sm tabular-nums">
        <span className="block">{formatCredits(worker.earnedGranted + worker.earnedPurchased)}</span>
        <span className="text-faint">{strings.earned}</span>
      </p>
    </li>
  );
}
