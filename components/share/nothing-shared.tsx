import Link from 'next/link';
import { shareStrings } from '@/lib/strings/share.ts';
import { buttonClasses } from '../ui/button.tsx';

/** For a link that is wrong or was revoked. */
export function NothingShared() {
  return (
    <div className="rounded-panel border bg-surface p-8">
      <h1 className="font-semibold text-xl tracking-tight">{shareStrings.missingTitle}</h1>
      <p className="mt-2 text-muted leading-relaxed">{shareStrings.missingText}</p>
      <Link href="/chat" className={`${buttonClasses('solid')} mt-6`}>
        {shareStrings.startOwn}
      </Link>
    </div>
  );
}
