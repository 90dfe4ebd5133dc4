'use client';

import type { Image } from '@/lib/images/schemas.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';

/** Whether NSFW pictures are shown without asking: in this tab alone, and not by default. */
export function useShowNsfw(): [boolean, (show: boolean) => void] {
  const [stored, store] = useStoredValue('ashao.images.show-nsfw', '', 'session');
  return [stored !== '', (show) => store(show ? '1' : '')];
}

/** Whether a picture is blurred until it is asked for; what was asked for stays so as long as the page is open. */
export function useReveal({ id, nsfw }: Pick<Image, 'id' | 'nsfw'>): { hidden: boolean; reveal: () => void } {
  const [showAll] = useShowNsfw();
  const [revealed, store] = useStoredValue(`ashao.images.revealed.${id}`, '', 'memory');
  return { hidden: nsfw && !showAll && revealed === '', reveal: () => store('1') };
}
