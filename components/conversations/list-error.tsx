'use client';

import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { Button } from '../ui/button.tsx';

/** Instead of the list: nobody to list anything for yet, or the list could not be read. */
export function ListError({ error, onRetry }: { error: Error | null; onRetry: () => void }) {
  const signedOut = error instanceof ApiError && error.status === 401;
  return (
    <div className="flex-1 px-5.5 pt-4 text-muted text-sm leading-relaxed">
      <p>{signedOut ? strings.signedOut : describeError(error, strings.notLoaded)}</p>
      {!signedOut && (
        <Button size="small" className="mt-3" onClick={onRetry}>
          {strings.retry}
        </Button>
      )}
    </div>
  );
}
