import { sql } from 'drizzle-orm';
import { decodeFunctionData, getAddress, type Hash } from 'viem';
import * as z from 'zod';
import { ASHAO_SUPPLY } from '../constants.ts';
import type { Connection, Db } from '../db/connect.ts';
import { requireOpenAccount } from '../db/require-open-account.ts';
import { queryRow, queryRows } from '../db/rows.ts';
import { AppError } from '../errors.ts';
import { ashaoVaultAbi } from './abi/ashao-vault.ts';
import type { VaultChain } from './get-chain.ts';
import { PENDING_SECONDS } from './list-deposits.ts';
import { requireOpenChain } from './require-open-chain.ts';
import { tryEach } from './try-each.ts';
import { formatAsset } from './withdrawable.ts';

/** Of one person, while no block has them. */
const PENDING_MAX = 20;
/** Of everybody, in one round. */
const BATCH = 50;

type Read = { asset: 'usdc' | 'ashao'; amount: bigint } | null;

/**
 * Remembers a transaction that the person's wallet has just sent, so that the deposit is shown before it is in a block. What
 * it is about is read from the chain, as far as a node knows it already; nothing is credited by this.
 *
 * @throws AppError `chain_off`; `invalid_request` when it is somebody else's or no deposit; `conflict` with too many
 */
export async function registerDeposit(
  { db }: Connection,
  given: VaultChain | null,
  { userId, address, txHash }: { userId: string; address: string; txHash: string },
) {
  const { chain } = await requireOpenChain(db, given);
  const hash = txHash.toLowerCase() as Hash;
  const found = await readDeposit(chain, hash, address);
  await db.transaction(async (tx) => {
    await requireOpenAccount(tx, userId);
    await requirePlace(tx, userId);
    await tx.execute(sql`
      insert into pending_deposits (user_id, tx_hash, asset, amount)
      values (${userId}, ${hash}, ${found?.asset ?? null}, ${found?.amount.toString() ?? null})
      on conflict (user_id, tx_hash) do nothing`);
  });
  return { txHash: hash, asset: found?.asset ?? null, amount: found ? formatAsset(found.asset, found.amount) : null };
}

/** The person's row is locked, so that several requests at once don't find the same place free. */
async function requirePlace(db: Db, userId: string): Promise<void> {
  await db.execute(sql`select from users where id = ${userId} for no key update`);
  const row = await queryRow(
    db,
    z.object({ n: z.coerce.number() }),
    sql`select count(*) as n from pending_deposits p
        where p.user_id = ${userId} and p.created_at > now() - make_interval(secs => ${PENDING_SECONDS})
          and not exists (select from chain_events e where e.tx_hash = p.tx_hash)`,
  );
  if ((row?.n ?? 0) >= PENDING_MAX) throw new AppError('conflict', 'Too many deposits are on their way already.');
}

/** Null while no node knows it, and when a wallet that is a contract sent it: its event will tell. */
async function readDeposit(chain: VaultChain, hash: Hash, address: string): Promise<Read> {
  const sent = await chain.client.getTransaction({ hash }).catch(() => null);
  if (!sent) return null;
  const isToVault = sent.to !== null && getAddress(sent.to) === chain.vault;
  if (!isToVault) return null;
  if (getAddress(sent.from) !== address)
    throw new AppError('invalid_request', 'txHash: is of another wallet than yours', { field: 'txHash' });
  try {
    const { functionName, args } = decodeFunctionData({ abi: ashaoVaultAbi, data: sent.input });
    if (functionName === 'deposit' || functionName === 'depositWithPermit') {
      const token = getAddress(args[0]);
      // More than there is of anything: such a call can only fail, and no column holds its amount.
      if ((token === chain.usdc || token === chain.ashao) && args[1] <= ASHAO_SUPPLY)
        return { asset: token === chain.usdc ? 'usdc' : 'ashao', amount: args[1] };
    }
  } catch {
    // Not a call of this vault's.
  }
  throw new AppError('invalid_request', 'txHash: is no deposit', { field: 'txHash' });
}

const unknown = z.object({ userId: z.string(), address: z.string(), txHash: z.string() });

/**
 * Looks after what pages have told: fills in what nodes know by now, notes what the vault refused, forgets what is old. Whoever was
 * asked for longest ago is next, and one that fails is passed over: hashes that somebody made up keep nobody else's waiting.
 */
export async function checkPendingDeposits({ db }: Connection, chain: VaultChain): Promise<void> {
  await db.execute(sql`delete from pending_deposits
    where created_at < now() - make_interval(secs => ${PENDING_SECONDS * 2})`);
  const waiting = await queryRows(
    db,
    unknown,
    sql`select p.user_id as "userId", u.address, p.tx_hash as "txHash"
        from pending_deposits p join users u on u.id = p.user_id and u.address is not null
        where not p.failed and p.created_at > now() - make_interval(secs => ${PENDING_SECONDS})
          and not exists (select from chain_events e where e.tx_hash = p.tx_hash)
        order by p.checked_at nulls first, p.created_at limit ${BATCH}`,
  );
  await tryEach(waiting, async (row) => {
    // First, so that it is also one of those that were asked for when it fails.
    await db.execute(sql`update pending_deposits set checked_at = now()
      where user_id = ${row.userId} and tx_hash = ${row.txHash}`);
    await check(db, chain, row);
    return true;
  });
}

async function check(db: Db, chain: VaultChain, { userId, address, txHash }: z.infer<typeof unknown>): Promise<void> {
  const hash = txHash as Hash;
  const receipt = await chain.client.getTransactionReceipt({ hash }).catch(() => null);
  const found = await readDeposit(chain, hash, address).catch(() => 'no deposit' as const);
  const failed = found === 'no deposit' || receipt?.status === 'reverted';
  const known = found === 'no deposit' ? null : found;
  await db.execute(sql`
    update pending_deposits set failed = ${failed}, asset = coalesce(${known?.asset ?? null}, asset),
      amount = coalesce(${known?.amount.toString() ?? null}::numeric, amount)
    where user_id = ${userId} and tx_hash = ${txHash}`);
}
