'use client';

import { encode } from 'uqr';
import { walletDialogStrings } from '@/lib/strings/wallet-dialog.ts';
import { Button, buttonClasses } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Skeleton } from '../ui/skeleton.tsx';

const strings = walletDialogStrings.pairing;

/** The pairing link as a code for a phone's camera, and as a link for a wallet on this very device. */
export function PairingStep({ uri, onCancel }: { uri: string | null; onCancel: () => void }) {
  return (
    <div className="grid justify-items-center gap-4" aria-busy={uri === null}>
      {uri === null ? <Skeleton className="size-60 rounded-card" /> : <QrCode text={uri} />}
      <p role="status" className="text-center text-muted text-sm leading-relaxed">
        {uri === null ? strings.preparing : strings.scan}
      </p>
      <div className="flex flex-wrap items-center justify-center gap-2">
        {uri !== null && (
          <>
            <a href={uri} className={buttonClasses('outline', 'small')}>
              {strings.open}
            </a>
            <CopyButton label={strings.copy} read={() => uri} />
          </>
        )}
        <Button look="quiet" size="small" onClick={onCancel}>
          {strings.cancel}
        </Button>
      </div>
    </div>
  );
}

/** Dark on white in either theme: some cameras read no other. */
function QrCode({ text }: { text: string }) {
  const { data, size } = encode(text, { ecc: 'L', border: 3 });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg
      role="img"
      aria-label={strings.alt}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-60 rounded-card bg-[white] text-[black]"
    >
      <path d={path} fill="currentColor" />
    </svg>
  );
}
