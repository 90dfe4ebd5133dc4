'use client';

import { useQueryClient } from '@tanstack/react-query';
import { drawPictures, fetchImage, type Wish } from '@/lib/client/images-api.ts';
import { queryKeys } from '@/lib/client/query-keys.ts';
import { useDelivery } from '../chat/use-delivery.ts';
import { addImage } from './image-cache.ts';

export type Order = { wish: Wish; count: number };

type DrawHandlers = {
  /** One is in the queue, of those that were asked for. */
  onQueued: () => void;
  /** All are. */
  onAsked: (count: number) => void;
};

/** Has pictures drawn. Each appears in the gallery as soon as it is queued, also when a later one is refused. */
export function useDraw({ onQueued, onAsked }: DrawHandlers) {
  const queries = useQueryClient();
  /** The one place that knows its seed and its time is the server. */
  async function show(id: string) {
    try {
      addImage(queries, await fetchImage(id));
    } catch {
      void queries.invalidateQueries({ queryKey: queryKeys.imageList(false) });
    }
  }
  return useDelivery({
    request: async ({ wish, count }: Order, idempotencyKey) => {
      const shown: Promise<void>[] = [];
      try {
        await drawPictures({ wish, count, idempotencyKey }, ({ image }) => {
          onQueued();
          shown.push(show(image.id));
        });
      } finally {
        await Promise.all(shown);
        void queries.invalidateQueries({ queryKey: queryKeys.credits });
      }
    },
    onAccepted: (_result, { count }) => onAsked(count),
  });
}
