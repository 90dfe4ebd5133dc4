import { ApiError, describeError } from '@/lib/client/api-error.ts';
import type { Image } from '@/lib/images/schemas.ts';
import { lightboxStrings as strings } from '@/lib/strings/lightbox.ts';
import { Button } from '../ui/button.tsx';

type LightboxMissingProps = {
  error: Error | null;
  /** Of one that is known, and not there. */
  state: Exclude<Image['state'], 'done'> | undefined;
  busy: boolean;
  onRetry: () => void;
};

/** In the picture's place: why there is none, and what may help. */
export function LightboxMissing({ error, state, busy, onRetry }: LightboxMissingProps) {
  const isDeleted = error instanceof ApiError && error.status === 404;
  const isUnread = error !== null && !isDeleted;
  const text = isUnread ? describeError(error) : state === undefined ? strings.deletedText : strings.stateTexts[state];
  return (
    <div role="alert" className="px-6 text-center">
      <p className="font-medium">{isUnread ? strings.failedTitle : strings.missingTitle}</p>
      <p className="mt-1 text-muted text-sm">{text}</p>
      {(isUnread || state === 'waiting') && (
        <Button size="small" className="mt-4" disabled={busy} onClick={onRetry}>
          {busy ? strings.trying : strings.tryAgain}
        </Button>
      )}
    </div>
  );
}
