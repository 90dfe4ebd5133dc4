'use client';

import { accountStrings } from '@/lib/strings/account.ts';
import { Button } from '../ui/button.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';

const strings = accountStrings.signedOut;

/** What will be here, and the way to it. */
export function SignedOutAccount() {
  const { openConnect } = useConnectDialog();
  return (
    <div className="flex flex-col gap-10">
      <section className="rounded-card border bg-surface p-6">
        <p className="font-medium">{strings.title}</p>
        <p className="mt-1 mb-5 max-w-xl text-muted text-sm leading-relaxed">{strings.text}</p>
        <Button look="solid" onClick={openConnect}>
          {strings.connect}
        </Button>
      </section>
      <ul>
        {strings.preview.map((part) => (
          <li key={part} className="flex items-center justify-between gap-6 border-b py-4 text-muted">
            {part}
            <span aria-hidden className="h-3 w-24 rounded-full bg-raised" />
          </li>
        ))}
      </ul>
    </div>
  );
}
