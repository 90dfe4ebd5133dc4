'use client';

import { lazy, Suspense } from 'react';
import { PlainErrorMessage } from '@/components/site/plain-error-message.tsx';

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

// Every page carries this file along, but hardly one shows it. What failed may be the line, so there is a plain one too.
const ErrorMessage = lazy(() =>
  import('@/components/site/error-message.tsx').then(
    (module) => ({ default: module.ErrorMessage }),
    () => ({ default: PlainErrorMessage }),
  ),
);

/** Shown instead of a page that failed to draw. The digest finds the cause in the server's log; the cause stays there. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return (
    <Suspense>
      <ErrorMessage reference={error.digest ?? null} onRetry={retry} />
    </Suspense>
  );
}
