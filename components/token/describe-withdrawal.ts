import type { WithdrawalEntry } from '@/lib/chain/schemas.ts';
import { tokenStrings } from '@/lib/strings/token.ts';

const strings = tokenStrings.withdraw;

/** How far a withdrawal is. @param needed how many blocks have to stand on its payment, its own included */
export function describeWithdrawal(
  { state, relay, deadline, confirmations }: Pick<WithdrawalEntry, 'state' | 'relay' | 'deadline' | 'confirmations'>,
  needed: number | null,
): string {
  if (state === 'confirming') return strings.confirming(tokenStrings.blocks(confirmations, needed));
  if (state !== 'signed') return strings.state[state];
  if (relay !== 'off' && relay !== 'offered') return strings.relay.state[relay];
  return deadline === null ? strings.state.requested : strings.comesBack(deadline);
}
