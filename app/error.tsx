'use client';

import { Mark } from '@/components/shell/mark.tsx';
import { Button } from '@/components/ui/button.tsx';

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** Shown instead of a page that failed to draw. The digest finds the cause in the server's log; the cause stays there. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-md flex-col items-start justify-center px-6">
      <Mark className="size-9" />
      <h1 className="mt-5 font-semibold text-2xl tracking-tight">This page could not be shown</h1>
      <p className="mt-2 text-muted leading-relaxed">
        Nothing you sent is lost: conversations are kept on the server. Try again in a moment.
      </p>
      {error.digest !== undefined && <p className="mt-3 font-mono text-faint text-xs">Reference {error.digest}</p>}
      <Button look="solid" className="mt-7" onClick={retry}>
        Try again
      </Button>
    </main>
  );
}
