import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { decodeCursor, encodeCursor } from '../db/cursor.ts';
import { queryRows } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import { formatPrice, pricePaid } from './price.ts';
import type { BuybackEntry } from './schemas.ts';

const instant = z.coerce.date().transform((date) => date.toISOString());
const row = z.object({
  id: z.string(),
  state: z.enum(['planned', 'sent', 'confirming', 'done', 'abandoned']),
  usdc: z.coerce.bigint(),
  ashaoMin: z.coerce.bigint(),
  burned: z.coerce.bigint().nullable(),
  txHash: z.string().nullable(),
  createdAt: instant,
  closedAt: instant.nullable(),
});

const cursorPlace = z.tuple([z.string().regex(/^buy_[0-9a-z]{1,40}$/)]);

/**
 * A page of buybacks, newest first.
 * @throws AppError `invalid_request` on a foreign cursor
 */
export async function listBuybacks(db: Db, { cursor, limit }: { cursor?: string | undefined; limit: number }) {
  const before = cursor === undefined ? null : decodeCursor(cursor, cursorPlace)[0];
  const rows = await queryRows(
    db,
    row,
    sql`select b.id, b.usdc, b.ashao_min as "ashaoMin", b.burned, coalesce(e.tx_hash, b.tx_hash) as "txHash",
          b.created_at as "createdAt", b.closed_at as "closedAt",
          case when b.state <> 'planned' then b.state when e.tx_hash is not null then 'confirming'
            when b.tx_hash is not null then 'sent' else 'planned' end as state
        from buybacks b
        left join lateral (select e.tx_hash from chain_events e
          where b.state = 'planned' and e.voucher_id = b.vault_id and e.deployment_id = b.deployment_id
            and e.name = 'BoughtBack' and e.state <> 'orphaned' limit 1) e on true
        where true ${before === null ? sql`` : sql`and b.id < ${before}`}
        order by b.id desc limit ${limit + 1}`,
  );
  const entries = rows.slice(0, limit).map(toEntry);
  const last = entries.at(-1);
  return { entries, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
}

function toEntry({ usdc, ashaoMin, burned, ...rest }: z.infer<typeof row>): BuybackEntry {
  return {
    ...rest,
    usdc: formatDecimal(usdc, USDC_DECIMALS),
    ashaoMin: formatDecimal(ashaoMin, ASHAO_DECIMALS),
    burned: burned === null ? null : formatDecimal(burned, ASHAO_DECIMALS),
    pricePaid: burned === null ? null : formatPrice(pricePaid(usdc, burned)),
  };
}
