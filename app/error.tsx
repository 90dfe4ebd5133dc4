'use client';

import { ErrorMessage } from '@/components/site/error-message.tsx';

type ErrorPageProps = { error: Error & { digest?: string }; retry: () => void };

/** Shown instead of a page that failed to draw. The digest finds the cause in the server's log; the cause stays there. */
export default function ErrorPage({ error, retry }: ErrorPageProps) {
  return <ErrorMessage reference={error.digest ?? null} onRetry={retry} />;
}
