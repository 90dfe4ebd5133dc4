'use client';

import { MESSAGE_CHARS_MAX, type TierId } from '@/lib/constants.ts';
import { composerStrings } from '@/lib/strings/composer.ts';
import type { usePictures } from './use-pictures.ts';
import { useStats } from './use-stats.ts';

const { reasons } = composerStrings;

type BlockedParams = { draft: string; pictures: ReturnType<typeof usePictures>; tier: TierId; sending: boolean };

/** Why the draft can't be sent as it is; null when it can. Where the network's figures are missing, the server decides. */
export function useBlockedReason({ draft, pictures, tier, sending }: BlockedParams) {
  const readers = useStats().data?.tiers[tier].imageWorkers;
  const hasPictures = pictures.pictures.length > 0;
  const noReaders = hasPictures && readers === 0;

  function findReason(): string | null {
    if (sending) return reasons.sending;
    if (draft.length > MESSAGE_CHARS_MAX) return reasons.tooLong;
    if (noReaders) return reasons.noReaders(tier);
    if (pictures.preparing) return reasons.preparing;
    return draft.trim() === '' && !hasPictures ? reasons.empty : null;
  }
  return { reason: findReason(), noReaders };
}
