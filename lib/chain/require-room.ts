import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { WITHDRAWAL_COOLING_SECONDS, WITHDRAWAL_LIMITS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import type { VaultChain } from './get-chain.ts';
import { formatAsset, nameAmount } from './withdrawable.ts';

type Asked = {
  chain: VaultChain;
  userId: string;
  asset: 'usdc' | 'ashao';
  amount: bigint;
  /** What the vault itself lets out now. */
  vaultRoom: bigint;
};

const used = z.object({
  coolingSeconds: z.coerce.number(),
  person: z.coerce.bigint(),
  total: z.coerce.bigint(),
  /** Asked for and not yet paid: the vault still has it, and will not for long. */
  open: z.coerce.bigint(),
});

/**
 * Checks the limits of a withdrawal. The caller holds the lock of all who withdraw, so that the sums can't grow meanwhile.
 * @throws AppError `withdrawal_limit` with `limit` and `available` or, for a new account, `retryAfterSeconds`
 */
export async function requireRoom(db: Db, { chain, userId, asset, amount, vaultRoom }: Asked): Promise<void> {
  const { personPerDay, totalPerDay } = WITHDRAWAL_LIMITS[asset];
  const row = await queryRow(
    db,
    used,
    sql`with mine as (
          select w.user_id, w.amount, w.state, w.created_at > now() - interval '1 day' as today from withdrawals w
          where w.asset = ${asset} and (w.state in ('requested', 'signed')
            -- Lapsed ones count against their person, or a few could keep everybody's limit used up at no cost.
            or w.state in ('paid', 'expired') and w.created_at > now() - interval '1 day'))
        select coalesce(sum(amount) filter (where today and user_id = ${userId}), 0) as person,
          coalesce(sum(amount) filter (where today and state <> 'expired'), 0) as total,
          coalesce(sum(amount) filter (where state in ('requested', 'signed')), 0) as open,
          (select greatest(0, ceil(${WITHDRAWAL_COOLING_SECONDS} - extract(epoch from now() - created_at)))
           from users where id = ${userId}) as "coolingSeconds"
        from mine`,
  );
  if (!row) throw new Error('the query of limits returned no row');
  if (row.coolingSeconds > 0 && !chain.isLocal) throw tooNew(row.coolingSeconds);
  const least = (a: bigint, b: bigint) => (a < b ? a : b);
  const room = least(totalPerDay - row.total, vaultRoom - row.open);
  if (amount > personPerDay - row.person) throw overLimit('person', asset, amount, personPerDay - row.person);
  if (amount > room) throw overLimit('total', asset, amount, room);
}

function tooNew(seconds: number): AppError {
  const hours = Math.ceil(seconds / 3_600);
  return new AppError(
    'withdrawal_limit',
    `New accounts wait a day before they can withdraw: ${hours} ${hours === 1 ? 'hour' : 'hours'} to go.`,
    { limit: 'new_account', retryAfterSeconds: seconds },
  );
}

function overLimit(limit: 'person' | 'total', asset: 'usdc' | 'ashao', amount: bigint, room: bigint): AppError {
  const left = nameAmount(asset, room < 0n ? 0n : room);
  const whose = limit === 'person' ? 'Your limit' : 'The limit of all withdrawals';
  return new AppError('withdrawal_limit', `${whose} for 24 hours leaves ${left} now.`, {
    limit,
    required: formatAsset(asset, amount),
    available: formatAsset(asset, room < 0n ? 0n : room),
  });
}
