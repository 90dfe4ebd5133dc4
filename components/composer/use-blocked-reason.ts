'use client';

import { parseImageCommand } from '@/lib/chat/schemas.ts';
import { MESSAGE_CHARS_MAX, type TierId } from '@/lib/constants.ts';
import { composerStrings } from '@/lib/strings/composer.ts';
import { useSession } from '../wallet/use-session.ts';
import { isImageDraft } from './is-image-draft.ts';
import type { usePictures } from './use-pictures.ts';
import { useStats } from './use-stats.ts';

const { reasons, image } = composerStrings;

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
    if (draws && temporary) return image.temporary;
    if (draws && user === null && !isPending) return image.signIn;
    // Sent as it is, it would be a message about nothing.
    if (draws && parseImageCommand(draft) === null) return image.describe;
    if (pictures.preparing) return reasons.preparing;
    return draft.trim() === '' && !hasPictures ? reasons.empty : null;
  }
  return { reason: findReason(), noReaders, draws };
}
