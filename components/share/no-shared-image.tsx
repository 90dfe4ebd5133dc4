import Link from 'next/link';
import { sharedImageStrings as strings } from '@/lib/strings/shared-image.ts';
import { buttonClasses } from '../ui/button.tsx';

/** For a picture's link that is wrong or was revoked. */
export function NoSharedImage() {
  return (
    <div className="rounded-panel border bg-surface p-8">
      <h1 className="font-semibold text-xl tracking-tight">{strings.missingTitle}</h1>
      <p className="mt-2 text-muted leading-relaxed">{strings.missingText}</p>
      <Link href="/images" className={`${buttonClasses('solid')} mt-6`}>
        {strings.drawOwn}
      </Link>
    </div>
  );
}
