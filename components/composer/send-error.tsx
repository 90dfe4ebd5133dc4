'use client';

import type { ReactNode } from 'react';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { formatCredits, formatWait } from '@/lib/client/format.ts';
import { TIER_IDS, TIERS, type TierId } from '@/lib/constants.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { useTier } from './use-tier.ts';

type SendErrorProps = { error: Error; onRetry: () => void };

/** Why a message was not sent, and what can be done. The draft stays in the composer in every case. */
export function SendError({ error, onRetry }: SendErrorProps) {
  const status = error instanceof ApiError ? error.status : -1;
  if (error instanceof ApiError && status === 402) return <TooFewCredits error={error} />;
  if (error instanceof ApiError && status === 429) return <TooManyMessages error={error} onRetry={onRetry} />;
  if (status === 401) return <Notice title="Your session has ended" actions={<ConnectAction />} />;
  const title = status === 0 ? 'Not sent: no connection' : 'Not sent';
  return (
    <Notice title={title} actions={<RetryAction onRetry={onRetry} />}>
      {describeError(error)}
    </Notice>
  );
}

function TooFewCredits({ error }: { error: ApiError }) {
  const required = error.getNumber('required');
  const available = error.getNumber('available');
  const [tier, setTier] = useTier();
  const affordable = TIER_IDS.find((id) => id !== tier && TIERS[id].credits <= (available ?? 0));
  return (
    <Notice
      tone="warn"
      title="Too few credits for this message"
      actions={affordable && <SwitchTier tier={affordable} onSwitch={setTier} />}
    >
      {required === null || available === null
        ? error.message
        : `It needs ${formatCredits(required)}; you have ${formatCredits(available)}. Your draft is kept.`}
    </Notice>
  );
}

function SwitchTier({ tier, onSwitch }: { tier: TierId; onSwitch: (tier: TierId) => void }) {
  return (
    <Button size="small" onClick={() => onSwitch(tier)}>
      Use {TIERS[tier].label} for {formatCredits(TIERS[tier].credits)}
    </Button>
  );
}

function TooManyMessages({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { user } = useSession();
  const wait = error.retryAfterSeconds;
  const actions: ReactNode = (
    <>
      <RetryAction onRetry={onRetry} />
      {user === null && <ConnectAction />}
    </>
  );
  return (
    <Notice tone="warn" title="Too many messages for now" actions={actions}>
      {error.message} {wait !== null && `It works again in ${formatWait(wait)}.`}
    </Notice>
  );
}

function RetryAction({ onRetry }: { onRetry: () => void }) {
  return (
    <Button size="small" onClick={onRetry}>
      Try again
    </Button>
  );
}

function ConnectAction() {
  const { openConnect } = useConnectDialog();
  return (
    <Button look="solid" size="small" onClick={openConnect}>
      Connect wallet
    </Button>
  );
}
