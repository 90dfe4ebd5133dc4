'use client';

import { useState } from 'react';

/** Why something was not sent, and the same request once more. */
export type Failure = { error: Error; retry: () => void };

/**
 * The failure to show: until it is dismissed, and also while it is tried again. A card that went and came back would move
 * what is under the pointer.
 */
export function useShownFailure(failure: Failure | null, busy: boolean) {
  const [kept, setKept] = useState<Failure | null>(null);
  const [dismissed, setDismissed] = useState<Error | null>(null);
  if (failure !== null && failure.error !== kept?.error) setKept(failure);
  if (failure === null && !busy && kept !== null) setKept(null);

  const shown = failure ?? (busy ? kept : null);
  return {
    failure: shown === null || shown.error === dismissed ? null : shown,
    dismiss: () => setDismissed(shown?.error ?? null),
  };
}
