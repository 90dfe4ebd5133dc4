import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { readDeployment } from './deployment.ts';
import type { VaultChain } from './get-chain.ts';
import { findChainFault } from './require-open-chain.ts';
import type { DepositEntry } from './schemas.ts';
import { formatAsset } from './withdrawable.ts';

const asset = z.enum(['usdc', 'ashao']);
const row = z.object({
  id: z.string(),
  isOpen: z.boolean(),
  txHash: z.string(),
  asset,
  amount: z.coerce.bigint(),
  state: z.enum(['confirming', 'credited', 'dropped']),
  depth: z.coerce.number(),
  createdAt: z.string(),
});
const pendingRow = z.object({
  txHash: z.string(),
  asset: asset.nullable(),
  amount: z.coerce.bigint().nullable(),
  failed: z.boolean(),
  createdAt: z.string(),
});

/** A transaction that no block has taken in this time, or that failed this long ago, is shown no more. */
export const PENDING_SECONDS = 3_600;

const cursorPlace = z.tuple([z.enum(['open', 'closed']), z.string().regex(/^\d{1,18}$/)]);
/** Not at its end yet: it comes before all others, however old it is. */
const IS_OPEN = sql`(e.state <> 'orphaned' and e.applied_at is null)`;
const IS = { open: sql`true`, closed: sql`false` };

type ListParams = { userId: string; address: string; cursor?: string | undefined; limit: number };

/**
 * A page of a person's deposits: those under way, then the others, each newest first.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function listDeposits(db: Db, chain: VaultChain | null, params: ListParams) {
  const { userId, address, cursor, limit } = params;
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorPlace);
  const rows = await queryRows(
    db,
    row,
    sql`select e.id::text, ${IS_OPEN} as "isOpen", e.tx_hash as "txHash", e.asset, e.amount, e.seen_at as "createdAt",
          case when e.state = 'orphaned' then 'dropped' when e.applied_at is null then 'confirming'
            else 'credited' end as state,
          case when e.state = 'orphaned' then 0 else greatest(0, d.cursor_number - e.block_number + 1) end as depth
        from chain_events e join chain_deployments d on d.id = e.deployment_id
        where e.name = 'Deposited' and (e.user_id = ${userId} or e.account = ${address} and e.user_id is null)
          -- What the chain took back and has again in another place is there once.
          and (e.state <> 'orphaned' or not exists (select from chain_events o
            where o.deployment_id = e.deployment_id and o.tx_hash = e.tx_hash and o.state <> 'orphaned'))
          ${before === null ? sql`` : sql`and (${IS_OPEN}, e.id) < (${IS[before[0]]}, ${before[1]}::bigint)`}
        order by "isOpen" desc, e.id desc limit ${limit + 1}`,
  );
  const pending = before === null ? await listPending(db, userId) : [];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const needed = chain?.confirmations ?? Number.MAX_SAFE_INTEGER;
  return {
    enabled: findChainFault(chain, await readDeployment(db)) === null,
    confirmationsNeeded: chain?.confirmations ?? null,
    entries: [
      ...pending,
      ...page.map(({ depth, amount, isOpen: _, ...entry }) => ({
        ...entry,
        amount: formatAsset(entry.asset, amount),
        confirmations: Math.min(depth, needed),
      })),
    ],
    nextCursor: rows.length > limit && last ? encodeCursor([last.isOpen ? 'open' : 'closed', last.id]) : null,
  };
}

async function listPending(db: Db, userId: string): Promise<DepositEntry[]> {
  const rows = await queryRows(
    db,
    pendingRow,
    sql`select p.tx_hash as "txHash", p.asset, p.amount, p.failed, p.created_at as "createdAt"
        from pending_deposits p
        where p.user_id = ${userId} and p.created_at > now() - make_interval(secs => ${PENDING_SECONDS})
          and not exists (select from chain_events e where e.tx_hash = p.tx_hash)
        order by p.created_at desc`,
  );
  return rows.map(({ failed, amount, ...entry }) => ({
    ...entry,
    id: null,
    amount: entry.asset && amount !== null ? formatAsset(entry.asset, amount) : null,
    state: failed ? ('failed' as const) : ('pending' as const),
    confirmations: 0,
  }));
}
