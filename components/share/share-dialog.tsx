'use client';

import { useState } from 'react';
import { describeError } from '@/lib/client/api-error.ts';
import { shareStrings } from '@/lib/strings/share.ts';
import { useConversation } from '../chat/use-conversation.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';
import { ShareLink } from './share-link.tsx';
import { useShare } from './use-share.ts';

type ShareDialogProps = {
  conversationId: string;
  /** The last message of what is shared. */
  leafId: string | undefined;
  /** Whether it was asked for below an answer: then that answer is the end. */
  upTo?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** Makes a read-only copy public, brings it up to date, takes it back. */
export function ShareDialog({ conversationId, leafId, upTo = false, open, onOpenChange }: ShareDialogProps) {
  const { user } = useSession();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={shareStrings.title}
      description={upTo ? shareStrings.descriptionUpTo : shareStrings.description}
    >
      {user === null ? (
        <SignInFirst onConnect={() => onOpenChange(false)} />
      ) : (
        <ShareState conversationId={conversationId} leafId={leafId} upTo={upTo} />
      )}
    </Dialog>
  );
}

function SignInFirst({ onConnect }: { onConnect: () => void }) {
  const { openConnect } = useConnectDialog();
  function connect() {
    onConnect();
    openConnect();
  }
  return (
    <>
      <p className="text-sm leading-relaxed">{shareStrings.signInFirst}</p>
      <Button look="solid" className="mt-4 w-full" onClick={connect}>
        {shareStrings.connect}
      </Button>
    </>
  );
}

type ShareStateProps = Pick<ShareDialogProps, 'conversationId' | 'leafId'> & { upTo: boolean };

function ShareState({ conversationId, leafId, upTo }: ShareStateProps) {
  const share = useConversation(conversationId).data?.share ?? null;
  const { publish, revoke } = useShare(conversationId, leafId);
  const [said, setSaid] = useState('');
  const busy = publish.isPending || revoke.isPending;
  const error = publish.error ?? revoke.error;
  function update(sentence: string) {
    setSaid('');
    revoke.reset();
    publish.mutate(undefined, { onSuccess: () => setSaid(sentence) });
  }
  function end() {
    setSaid('');
    publish.reset();
    revoke.mutate(undefined, { onSuccess: () => setSaid(shareStrings.revoked) });
  }
  return (
    <div className="grid gap-4">
      {share === null ? (
        <Button look="solid" disabled={busy} onClick={() => update('')}>
          {publish.isPending ? shareStrings.creating : shareStrings.create}
        </Button>
      ) : (
        <>
          <ShareLink share={share} />
          <div className="flex flex-wrap justify-between gap-2">
            <Button size="small" disabled={busy} onClick={() => update(shareStrings.updated)}>
              {publish.isPending ? shareStrings.updating : upTo ? shareStrings.updateUpTo : shareStrings.update}
            </Button>
            <Button look="danger" size="small" disabled={busy} onClick={end}>
              {revoke.isPending ? shareStrings.revoking : shareStrings.revoke}
            </Button>
          </div>
        </>
      )}
      <p role="status" className="text-meta text-muted empty:sr-only">
        {said}
      </p>
      {error !== null && (
        <p role="alert" className="text-bad text-meta">
          {describeError(error)}
        </p>
      )}
    </div>
  );
}
