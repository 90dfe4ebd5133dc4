'use client';

import { useQueryClient } from '@tanstack/react-query';
import { describeError } from '@/lib/client/api-error.ts';
import { drawPictures, fetchImage, type Wish } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { imageStrings as strings } from '@/lib/strings/images.ts';
import { useDelivery } from '../chat/use-delivery.ts';
import { useToast } from '../ui/use-toast.ts';
import { addImage } from './image-cache.ts';
import { rememberPerson } from './remember-person.ts';

type Order = {
  wish: Wish;
  count: number;
  /** The picture that was not drawn and is asked for once more: another order than the one that failed. */
  retryOf?: string;
};

/** Beside the form's draft (use-image-draft.ts): whoever comes back to it and tries again must not pay twice. */
const KEYS_NAME = 'ashao.draft.images.keys';

type DrawHandlers = {
  /** One is in the queue, of those that were asked for. */
  onQueued: () => void;
  /** All are. */
  onAsked: (count: number) => void;
};

/** Has pictures drawn. Each appears in the gallery as soon as it is queued, also when a later one is refused. */
export function useDraw({ onQueued, onAsked }: DrawHandlers) {
  const queries = useQueryClient();
  const toast = useToast();
  /** The one place that knows its seed and its time is the server. */
  async function show(id: string) {
    const isSamePerson = rememberPerson();
    try {
      const image = await fetchImage(id);
      if (isSamePerson()) addImage(queries, image);
    } catch {
      void queries.invalidateQueries({ queryKey: queryKeys.imageList(false) });
    }
  }
  return useDelivery({
    request: async ({ wish, count }: Order, idempotencyKey) => {
      const shown: Promise<void>[] = [];
      try {
        return await drawPictures({ wish, count, idempotencyKey }, ({ image }) => {
          onQueued();
          shown.push(show(image.id));
        });
      } finally {
        await Promise.all(shown);
        void queries.invalidateQueries({ queryKey: queryKeys.credits });
      }
    },
    keysName: KEYS_NAME,
    onAccepted: (asked, { count }) => {
      if (asked === count) onAsked(count);
    },
    // The form says it as well, out of sight of a tile.
    onRefused: (error, { retryOf }) => {
      if (retryOf !== undefined) toast({ tone: 'bad', text: strings.notRetried(describeError(error)) });
    },
  });
}
