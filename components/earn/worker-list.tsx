'use client';

import type { z } from 'zod';
import { describeError } from '@/lib/client/api-error.ts';
import { formatCount, formatCredits, formatRate } from '@/lib/client/format.ts';
import { TIERS } from '@/lib/constants.ts';
import type { workerSchema } from '@/lib/workers/schemas.ts';
import { Button } from '../ui/button.tsx';
import { joinClasses } from '../ui/join-classes.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useWorkers } from './use-worker-keys.ts';

type Worker = z.infer<typeof workerSchema>;

export function WorkerList() {
  const workers = useWorkers();
  return (
    <section aria-labelledby="workers" aria-busy={workers.isPending}>
      <h2 id="workers" className="mb-4 font-medium text-lg">
        Your workers
      </h2>
      {workers.isPending && <Skeleton className="h-20 rounded-lg" />}
      {workers.isError && (
        <Notice
          title="The workers could not be loaded"
          actions={
            <Button size="small" onClick={() => void workers.refetch()}>
              Try again
            </Button>
          }
        >
          {describeError(workers.error)}
        </Notice>
      )}
      {workers.data?.workers.length === 0 && (
        <p className="rounded-xl border border-dashed px-5 py-6 text-muted text-sm leading-relaxed">
          None yet. Make a key above and run its command: the worker appears here within seconds.
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
  const tiers = worker.tiers.map((id) => TIERS[id].label).join(' and ');
  const facts = [
    `${formatCount(worker.jobsDone, 'job')} done`,
    worker.jobsFailed > 0 && `${worker.jobsFailed} failed`,
    worker.jobsAbandoned > 0 && `${worker.jobsAbandoned} abandoned`,
    worker.tokensPerSecond > 0 && `${formatRate(worker.tokensPerSecond)} tok/s`,
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
          <span className="text-faint text-sm"> · {worker.active ? 'active' : 'not seen lately'}</span>
        </p>
        <p className="truncate text-muted text-sm">
          {worker.model} · {worker.type} · serves {tiers}
        </p>
        <p className="text-faint text-sm tabular-nums">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      <p className="shrink-0 text-right text-sm tabular-nums">
        <span className="block">{formatCredits(worker.earnedGranted + worker.earnedPurchased)}</span>
        <span className="text-faint">earned</span>
      </p>
    </li>
  );
}
