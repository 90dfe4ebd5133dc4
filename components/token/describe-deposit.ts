import type { DepositEntry } from '@/lib/chain/schemas.ts';
import { tokenStrings } from '@/lib/strings/token.ts';

const strings = tokenStrings.deposit;

/** How far a deposit is. @param needed how many blocks have to stand on it, its own included */
export function describeDeposit(
  { state, confirmations }: Pick<DepositEntry, 'state' | 'confirmations'>,
  needed: number | null,
): string {
  return state === 'confirming' ? tokenStrings.blocks(confirmations, needed) : strings.state[state];
}
