'use client';

import type { Share } from '@/lib/chat/schemas.ts';
import { formatClock, formatDate } from '@/lib/client/format.ts';
import { shareStrings } from '@/lib/strings/share.ts';
import { CopyButton } from '../ui/copy-button.tsx';

/** The address of a shared copy, ready to be copied. */
export function ShareLink({ share }: { share: Share }) {
  const url = `${window.location.origin}/share/${share.id}`;
  return (
    <div>
      <div className="flex items-center gap-1 rounded-control border bg-raised pr-1 pl-3">
        <input
          readOnly
          aria-label={shareStrings.link}
          value={url}
          onFocus={(event) => event.target.select()}
          className="h-10 min-w-0 flex-1 truncate bg-transparent font-mono text-meta focus-visible:outline-none"
        />
        <CopyButton label={shareStrings.copyLink} read={() => url} />
      </div>
      <p className="mt-2 text-meta text-muted leading-relaxed">
        {shareStrings.asOf(`${formatDate(share.updatedAt)}, ${formatClock(share.updatedAt)}`)}{' '}
        {shareStrings.laterMessages}
      </p>
    </div>
  );
}
