'use client';

import { conversationStrings as strings } from '@/lib/strings/conversations.ts';
import { useConnectDialog } from '../wallet/connect-context.tsx';
import { useSession } from '../wallet/use-session.ts';

/** Under the list of somebody signed out: how long it lasts, and what to do about it. */
export function SignedOutNote() {
  const session = useSession();
  const { openConnect } = useConnectDialog();
  if (session.isPending || session.user !== null) return null;
  return (
    <p className="px-2.5 pt-5 text-muted text-xs leading-relaxed">
      {strings.keptFor}{' '}
      <button type="button" onClick={openConnect} className="text-violet underline underline-offset-4">
        {strings.connect}
      </button>
    </p>
  );
}
