'use client';

import { WifiOff } from 'lucide-react';
import { chatStrings } from '@/lib/strings/chat.ts';
import { useReachable } from './use-reachable.ts';

/** Above the composer while nothing can be sent. It goes away by itself. */
export function OfflineNotice() {
  const reach = useReachable();
  if (reach === 'online') return null;
  return (
    <div className="mx-auto max-w-column px-3 pb-2 sm:px-6">
      <p className="flex animate-fade items-center gap-2.5 rounded-card border border-warn/35 bg-warn-wash px-4 py-2 text-sm">
        <WifiOff aria-hidden className="size-4 shrink-0 text-warn" strokeWidth={1.75} />
        {reach === 'offline' ? chatStrings.offline : chatStrings.unreachable}
      </p>
    </div>
  );
}
