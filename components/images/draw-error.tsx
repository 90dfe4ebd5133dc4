'use client';

import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';

type DrawErrorProps = { error: Error; busy: boolean; onRetry: () => void };

/** Why a picture was not asked for, and what can be done. The form stays as it is. */
export function DrawError({ error, busy, onRetry }: DrawErrorProps) {
  const { openConnect } = useConnectDialog();
  const status = error instanceof ApiError ? error.status : -1;
  const retry = (
    <Button size="small" disabled={busy} onClick={onRetry}>
      {busy ? strings.trying : strings.tryAgain}
    </Button>
  );
  if (status === 401) {
    return (
      <Notice
        title={strings.sessionEnded}
        actions={
          <Button look="solid" size="small" onClick={openConnect}>
            {strings.connectAgain}
          </Button>
        }
      >
        {strings.sessionEndedText}
      </Notice>
    );
  }
  // The same words would be refused again.
  if (error instanceof ApiError && error.code === 'prompt_refused') {
    return (
      <Notice tone="warn" title={strings.refused}>
        {error.message}
      </Notice>
    );
  }
  return (
    <Notice
      tone={status === 0 || status >= 500 ? 'bad' : 'warn'}
      title={status === 0 ? strings.offline : status === 402 ? strings.poorTitle : strings.notSent}
      actions={retry}
    >
      {status === 0 ? strings.offlineText : describeError(error)}
    </Notice>
  );
}
