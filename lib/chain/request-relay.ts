import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { RELAY_MIN, RELAYS_PER_DAY, RELAYS_PER_PERSON_DAY } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { queryRow } from '../db/rows.ts';
import { AppError, notFound } from '../errors.ts';
import type { VaultChain } from './get-chain.ts';
import { readWithdrawal } from './list-withdrawals.ts';
import { IS_RELAYABLE } from './relay-rules.ts';
import { requireOpenChain } from './require-open-chain.ts';
import type { WithdrawalEntry } from './schemas.ts';
import { nameAmount } from './withdrawable.ts';

/** Any fixed number: those who ask take turns, so that the limit of all holds among them. */
const RELAY_LOCK = 727_401_344;

type Asked = { userId: string; id: string };

/**
 * Has the operator submit a signed voucher: for people without gas, who pay nothing for it. This writes the wish down, once for each
 * withdrawal; the background sends. Asking again changes nothing.
 *
 * @throws AppError `chain_off` with `reason`, `not_found`, `conflict` (nothing to be submitted, or it ends too soon),
 *   `invalid_request` below the least amount, `withdrawal_limit`
 */
export async function requestRelay(
  { db }: Connection,
  given: VaultChain | null,
  { userId, id }: Asked,
): Promise<WithdrawalEntry> {
  const earlier = await readAsked(db, { userId, id });
  if (!earlier) throw notFound('This withdrawal');
  if (earlier.isAsked) return readWithdrawal(db, given, { userId, id });
  const { chain } = await requireOpenChain(db, given);
  if (!chain.relayer)
    throw new AppError('chain_off', 'Nobody submits vouchers for others here.', { reason: 'no_relayer' });
  await db.transaction(async (tx) => {
    await requireOpenAccount(tx, userId);
    await tx.execute(sql`select pg_advisory_xact_lock(${RELAY_LOCK})`);
    const asked = await readAsked(tx, { userId, id });
    if (!asked) throw notFound('This withdrawal');
    if (asked.isAsked) return;
    if (asked.amount < RELAY_MIN[asked.asset]) throw tooLittle(asked.asset);
    if (!asked.isRelayable)
      throw new AppError('conflict', 'This withdrawal has no voucher to submit, or it ends too soon.');
    await requireTurn(tx, userId);
    await tx.execute(sql`insert into withdrawal_relays (withdrawal_id, user_id) values (${id}, ${userId})`);
  });
  return readWithdrawal(db, chain, { userId, id });
}

const row = z.object({
  asset: z.enum(['usdc', 'ashao']),
  amount: z.coerce.bigint(),
  isRelayable: z.boolean(),
  isAsked: z.boolean(),
});

function readAsked(db: Db, { userId, id }: Asked) {
  return queryRow(
    db,
    row,
    sql`select w.asset, w.amount, d.is_current and ${IS_RELAYABLE} as "isRelayable",
          exists (select from withdrawal_relays r where r.withdrawal_id = w.id) as "isAsked"
        from withdrawals w join chain_deployments d on d.id = w.deployment_id
        where w.id = ${id} and w.user_id = ${userId}`,
  );
}

/** What the operator pays for in 24 hours, one person's and everybody's. */
async function requireTurn(db: Db, userId: string): Promise<void> {
  const used = await queryRow(
    db,
    z.object({ person: z.coerce.number(), total: z.coerce.number() }),
    sql`select count(*) as total, count(*) filter (where user_id = ${userId}) as person
        from withdrawal_relays where created_at > now() - interval '1 day'`,
  );
  if (!used) throw new Error('the query of limits returned no row');
  const isMine = used.person >= RELAYS_PER_PERSON_DAY;
  if (!isMine && used.total < RELAYS_PER_DAY) return;
  const whose = isMine
    ? `You have had ${RELAYS_PER_PERSON_DAY} submitted`
    : 'The operator has submitted what it pays for';
  throw new AppError('withdrawal_limit', `${whose} in 24 hours. Submit this one from your own wallet.`, {
    limit: isMine ? 'relay_person' : 'relay_total',
  });
}

function tooLittle(asset: 'usdc' | 'ashao'): AppError {
  const least = nameAmount(asset, RELAY_MIN[asset]);
  return new AppError(
    'invalid_request',
    `The operator submits ${least} or more. Submit this one from your own wallet.`,
    {
      field: 'id',
    },
  );
}
