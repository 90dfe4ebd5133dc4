import { errorPageStrings } from '@/lib/strings/error-pages.ts';

const { error } = errorPageStrings;

type PlainErrorMessageProps = { reference: string | null; onRetry: () => void };

/** ErrorMessage where its code can't be fetched: as little as says what to do. */
export function PlainErrorMessage({ reference, onRetry }: PlainErrorMessageProps) {
  return (
    <main role="alert" className="mx-auto max-w-3xl p-8">
      <h1 className="font-semibold text-3xl">{error.title}</h1>
      <p className="mt-3 text-muted">{reference === null ? error.textWithoutReference : error.text}</p>
      {reference !== null && <code>{reference}</code>}
      <button type="button" className="mt-6 text-violet underline" onClick={onRetry}>
        {error.retry}
      </button>
    </main>
  );
}
