'use client';

import { accountStrings } from '@/lib/strings/account.ts';
import { Button } from '../ui/button.tsx';
import { useConnectDialog } from '../wallet/connect-context.tsx';

const strings = accountStrings.signedOut;

/** What will be here, and the way to it. An address whose account was deleted is not granted credits once more. */
export function SignedOutAccount({ deleted }: { deleted: boolean }) {
  const { openConnect } = useConnectDialog();
  return (
    <div className="flex flex-col gap-10">
      <section className="rounded-card border bg-surface p-6">
        <p className="font-medium">{strings.title}</p>
        <p className="mt-1 mb-5 max-w-xl text-muted text-sm leading-relaxed">
          {deleted ? strings.text : `${strings.text} ${strings.grant}`}
        </p>
        <Button look="solid" onClick={openConnect}>
          {strings.connect}
        </Button>
      </section>
      <ul>
        {strings.preview.map(({ title, text }) => (
          <li key={title} className="border-b py-4">
            <p>{title}</p>
            <p className="mt-0.5 text-muted text-sm leading-relaxed">{text}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
