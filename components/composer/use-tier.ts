'use client';

import { TIER_IDS, type TierId } from '@/lib/constants.ts';
import { useStoredValue } from '../ui/use-stored-value.ts';

/** The tier of the next message, remembered in this browser. */
export function useTier(): [TierId, (tier: TierId) => void] {
  const [stored, store] = useStoredValue('ashao.tier', 'pro');
  return [TIER_IDS.find((id) => id === stored) ?? 'pro', store];
}
