'use client';

import { useCallback, useState } from 'react';

type Announcement = { id: number; text: string };

/** Kept so long that several at once are all read, none so long that somebody who browses the page meets old news. */
const KEPT = 4;

/** Sentences for a live region, each an element of its own: one that takes another's place at once is never read. */
export function useAnnouncements() {
  const [said, setSaid] = useState<readonly Announcement[]>([]);
  const announce = useCallback(
    (text: string) => setSaid((before) => [...before.slice(1 - KEPT), { id: (before.at(-1)?.id ?? 0) + 1, text }]),
    [],
  );
  const forget = useCallback(() => setSaid([]), []);
  return { said, announce, forget };
}
