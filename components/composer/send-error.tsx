'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApiError, describeError } from '@/lib/client/api-error.ts';
import { TIER_IDS, TIERS, type TierId } from '@/lib/constants.ts';
import { sendErrorStrings as strings } from '@/lib/strings/send-error.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { useTier } from './use-tier.ts';

type SendErrorProps = {
  error: Error;
  /** It is being tried again. */
  busy: boolean;
  onRetry: () => void;
  onDismiss: () => void;
};

/** Why a message was not sent, and what can be done. The draft stays in the composer in every case. */
export function SendError({ error, busy, onRetry, onDismiss }: SendErrorProps) {
  const status = error instanceof ApiError ? error.status : -1;
  const dismiss = <Action look="quiet" label={strings.dismiss} onClick={onDismiss} />;
  const retry = <Action label={busy ? strings.retrying : strings.retry} busy={busy} onClick={onRetry} />;
  if (error instanceof ApiError && status === 402)
    return <TooFewCredits error={error} dismiss={dismiss} onDismiss={onDismiss} />;
  if (error instanceof ApiError && status === 429) return <TooMany error={error} retry={retry} dismiss={dismiss} />;
  if (status === 401)
    return <Card title={strings.sessionEnded} text={strings.sessionEndedText} actions={<Connect />} />;
  if (status === 413) return <Card title={strings.tooLarge} text={strings.tooLargeText} actions={dismiss} />;
  if (status === 404) return <Card title={strings.gone} text={strings.goneText} actions={dismiss} />;
  // The pictures say what to do about it, see NoReaders.
  if (error instanceof ApiError && error.code === 'no_image_worker') {
    return <Card tone="warn" title={strings.notSent} text={error.message} actions={dismiss} />;
  }
  const offline = status === 0;
  return (
    <Card
      title={offline ? strings.offline : strings.notSent}
      text={offline ? strings.offlineText : describeError(error)}
      actions={
        <>
          {retry}
          {dismiss}
        </>
      }
    />
  );
}

type CardProps = { tone?: 'warn' | 'bad'; title: string; text: string; actions: ReactNode };

function Card({ tone = 'bad', title, text, actions }: CardProps) {
  return (
    <Notice tone={tone} title={title} actions={actions}>
      {text}
    </Notice>
  );
}

type TooFewCreditsProps = { error: ApiError; dismiss: ReactNode; onDismiss: () => void };

function TooFewCredits({ error, dismiss, onDismiss }: TooFewCreditsProps) {
  const required = error.getNumber('required');
  const available = error.getNumber('available');
  const [tier, setTier] = useTier();
  function switchTier(to: TierId) {
    setTier(to);
    onDismiss();
  }
  // Of a picture the tiers say nothing.
  const isMessage = required === TIERS[tier].credits;
  const affordable = TIER_IDS.find((id) => isMessage && id !== tier && TIERS[id].credits <= (available ?? 0));
  const actions = (
    <>
      {affordable && <Action label={strings.switchTier(affordable)} onClick={() => switchTier(affordable)} />}
      <Link href="/token#deposit" className={buttonClasses('outline', 'small')}>
        {strings.topUp}
      </Link>
      <Link href="/earn" className={buttonClasses('outline', 'small')}>
        {strings.earn}
      </Link>
      {dismiss}
    </>
  );
  const text = required === null || available === null ? error.message : strings.needs(required, available);
  return <Card tone="warn" title={strings.tooFewCredits} text={text} actions={actions} />;
}

function TooMany({ error, retry, dismiss }: { error: ApiError; retry: ReactNode; dismiss: ReactNode }) {
  const { user } = useSession();
  const wait = error.retryAfterSeconds;
  const actions = (
    <>
      {retry}
      {user === null && <Connect />}
      {dismiss}
    </>
  );
  const text = wait === null ? error.message : `${error.message} ${strings.worksAgain(wait)}`;
  return <Card tone="warn" title={strings.tooMany} text={text} actions={actions} />;
}

type ActionProps = { look?: 'outline' | 'quiet'; label: string; busy?: boolean; onClick: () => void };

function Action({ look = 'outline', label, busy = false, onClick }: ActionProps) {
  return (
    <Button look={look} size="small" disabled={busy} onClick={onClick}>
      {label}
    </Button>
  );
}

function Connect() {
  const { openConnect } = useConnectDialog();
  return (
    <Button look="solid" size="small" onClick={openConnect}>
      {strings.connect}
    </Button>
  );
}
