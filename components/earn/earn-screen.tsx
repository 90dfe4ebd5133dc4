'use client';

import Link from 'next/link';
import { earnStrings } from '@/lib/strings/earn.ts';
import { PageFrame } from '../shell/page-frame.tsx';
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
    <PageFrame
      title={earnStrings.title}
      intro={
        <>
          {earnStrings.introBefore}
          <Link href="/guides/run-a-worker" className="text-violet underline underline-offset-4">
            {earnStrings.introGuide}
          </Link>
          {earnStrings.introAfter}
        </>
      }
    >
      {session.isPending ? (
        <Skeleton className="h-32 rounded-card" />
      ) : session.user === null ? (
        <SignedOut />
      ) : (
        <>
          <WorkerKeys />
          <WorkerList />
        </>
      )}
    </PageFrame>
  );
}

function SignedOut() {
  const { openConnect } = useConnectDialog();
  return (
    <section className="rounded-card border bg-surface p-6">
      <p className="font-medium">{earnStrings.signedOut.title}</p>
      <p className="mt-1 mb-5 text-muted text-sm leading-relaxed">{earnStrings.signedOut.text}</p>
      <Button look="solid" onClick={openConnect}>
        {earnStrings.signedOut.connect}
      </Button>
    </section>
  );
}
