'use client';

import { parseImageCommand } from '@/lib/chat/schemas.ts';
import { MESSAGE_CHARS_MAX, type TierId } from '@/lib/constants.ts';
import { composerStrings } from '@/lib/strings/composer.ts';
import { useSession } from '../wallet/use-session.ts';
import { isImageDraft } from './is-image-draft.ts';
import type { usePictures } from './use-pictures.ts';
import { useStats } from './use-stats.ts';

const { reasons } = composerStrings;

type BlockedParams = {
  draft: string;
  pictures: ReturnType<typeof usePictures>;
  tier: TierId;
  temporary: boolean;
  sending: boolean;
};

/** Why the draft can't be sent as it is; null when it can. Where the network's figures are missing, the server decides. */
export function useBlockedReason({ draft, pictures, tier, temporary, sending }: BlockedParams) {
  const readers = useStats().data?.tiers[tier].imageWorkers;
  const { user, isPending } = useSession();
  const hasPictures = pictures.pictures.length > 0;
  const draws = !hasPictures && isImageDraft(draft);
  const noReaders = hasPictures && readers === 0;

  function findReason(): string | null {
    if (sending) return reasons.sending;
    if (draft.length > MESSAGE_CHARS_MAX) return reasons.tooLong;
    if (noReaders) return reasons.noReaders(tier);
    // The line below the field says it at length. Without its subject it would be a message about nothing.
    if (draws && (temporary || (user === null && !isPending))) return reasons.noDrawing;
    if (draws && parseImageCommand(draft) === null) return reasons.empty;
    if (pictures.preparing) return reasons.preparing;
    return draft.trim() === '' && !hasPictures ? reasons.empty : null;
  }
  return { reason: findReason(), noReaders, draws };
}
