'use client';

import Link from 'next/link';
import { errorPageStrings } from '@/lib/strings/error-pages.ts';
import { Wordmark } from '../shell/mark.tsx';
import { Button, buttonClasses } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';

const { error } = errorPageStrings;

type ErrorMessageProps = {
  /** What the server's log has the cause under; null when the page failed in the browser. */
  reference: string | null;
  onRetry: () => void;
};

/** A whole page: what failed may have been the frame around it. */
export function ErrorMessage({ reference, onRetry }: ErrorMessageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="border-b">
        <div className="mx-auto flex h-header w-full max-w-6xl items-center px-5 sm:px-8">
          <Link href="/" aria-label={error.home} className="-mx-1 flex rounded-chip px-1">
            <Wordmark />
          </Link>
        </div>
      </header>
      <main className="mx-auto w-full max-w-6xl px-5 pt-16 pb-24 sm:px-8 sm:pt-24">
        <div role="alert">
          <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">{error.title}</h1>
          <p className="mt-3 max-w-xl text-lg text-muted leading-relaxed">
            {reference === null ? error.textWithoutReference : error.text}
          </p>
        </div>
        {reference !== null && (
          <p className="mt-5 flex items-center gap-2 text-muted text-sm">
            {error.reference}
            <code className="rounded-chip bg-raised px-2 py-1 font-mono text-ink">{reference}</code>
            <CopyButton label={error.copyReference} read={() => reference} />
          </p>
        )}
        <div className="mt-8 flex flex-wrap gap-3">
          <Button look="solid" onClick={onRetry}>
            {error.retry}
          </Button>
          <Link href="/" className={buttonClasses()}>
            {error.home}
          </Link>
        </div>
      </main>
    </div>
  );
}
