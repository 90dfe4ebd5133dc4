'use client';

import Link from 'next/link';
import { BPS, WORKER_SHARE_BPS } from '@/lib/constants.ts';
import { Button } from '../ui/button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { WorkerKeys } from './worker-keys.tsx';
import { WorkerList } from './worker-list.tsx';

/** Running a worker: its key, the command, and what one's workers have done. */
export function EarnScreen() {
  const session = useSession();
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-3xl px-5 py-8 sm:px-8 sm:py-12">
        <h1 className="font-semibold text-2xl tracking-tight">Run a worker</h1>
        <p className="mt-2 max-w-xl text-muted leading-relaxed">
          A worker answers messages with a model on your machine and earns {(WORKER_SHARE_BPS / BPS) * 100} % of each.
          The{' '}
          <Link href="/guides/run-a-worker" className="text-violet underline-offset-4 hover:underline">
            guide
          </Link>{' '}
          has every option.
        </p>
        <div className="mt-10 flex flex-col gap-12">
          {session.isPending ? (
            <Skeleton className="h-32 rounded-xl" />
          ) : session.user === null ? (
            <SignedOut />
          ) : (
            <>
              <WorkerKeys />
              <WorkerList />
            </>
          )}
        </div>
      </div>
    </main>
  );
}

function SignedOut() {
  const { openConnect } = useConnectDialog();
  return (
    <section className="rounded-xl border bg-surface p-6">
      <p className="font-medium">A worker needs an owner to be paid</p>
      <p className="mt-1 mb-5 text-muted text-sm leading-relaxed">
        Connect a wallet, make a worker key here, and start the worker with it.
      </p>
      <Button look="solid" onClick={openConnect}>
        Connect wallet
      </Button>
    </section>
  );
}
