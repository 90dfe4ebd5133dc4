import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { ECONOMY_CHECKS } from './audit-economy.ts';

export type AuditResult = { name: string; violations: number };

/** Counts what breaks an invariant. */
export type AuditCheck = { readonly name: string; readonly count: SQL };

/** A sound ledger counts zero everywhere. */
const CHECKS: readonly AuditCheck[] = [
  {
    name: 'every transaction sums to zero in each asset',
    count: sql`select count(*) as n from (
      select 1 from ledger_postings p join ledger_accounts a on a.id = p.account_id
      group by p.transaction_id, a.asset having sum(p.amount) <> 0) broken`,
  },
  {
    name: 'every posting is of an account that exists',
    count: sql`select count(*) as n from ledger_postings p
      where not exists (select from ledger_accounts a where a.id = p.account_id)`,
  },
  {
    name: 'every transaction has postings',
    count: sql`select count(*) as n from ledger_transactions t
      where not exists (select from ledger_postings p where p.transaction_id = t.id)`,
  },
  {
    name: 'no account of a person is below zero',
    count: sql`select count(*) as n from ledger_accounts where kind = 'user' and balance < 0`,
  },
  {
    name: 'every balance is the sum of its postings',
    count: sql`select count(*) as n from ledger_accounts a
      where a.kind = 'user'
        and a.balance <> (select coalesce(sum(p.amount), 0) from ledger_postings p where p.account_id = a.id)`,
  },
  {
    name: 'escrow holds exactly the open holds',
    count: sql`select count(*) as n from (
      select (select coalesce(sum(amount), 0) from ledger_postings where account_id = 'escrow:grant')
           - (select coalesce(sum(grant_amount), 0) from ledger_holds where state = 'open') as grant_difference,
             (select coalesce(sum(amount), 0) from ledger_postings where account_id = 'escrow:usdc')
           - (select coalesce(sum(usdc_amount), 0) from ledger_holds where state = 'open') as usdc_difference) d
      where grant_difference <> 0 or usdc_difference <> 0`,
  },
  {
    name: 'every open hold belongs to an open job',
    count: sql`select count(*) as n from ledger_holds h left join jobs j on j.id = h.reference
      where h.state = 'open' and (j.id is null or j.status not in ('queued', 'running'))`,
  },
  {
    name: 'every open job has an open hold',
    count: sql`select count(*) as n from jobs j left join ledger_holds h on h.reference = j.id and h.state = 'open'
      where j.status in ('queued', 'running') and h.reference is null`,
  },
  {
    name: 'a job is paid if and only if it is done',
    count: sql`select count(*) as n from jobs j join ledger_holds h on h.reference = j.id
      where (j.status = 'done') <> (h.state = 'settled') or (j.status in ('failed', 'cancelled')) <> (h.state = 'released')`,
  },
  {
    name: 'every person has had at most one sign-up grant',
    count: sql`select count(*) as n from (
      select 1 from ledger_postings p join ledger_transactions t on t.id = p.transaction_id
      where t.idempotency_key like 'grant:signup:%' and p.amount > 0
      group by p.account_id having count(*) > 1) broken`,
  },
];

/**
 * Proves the ledger's invariants against the data, all from one snapshot.
 * @param more checks of domains that build on the ledger
 */
export function auditLedger(db: Db, more: readonly AuditCheck[] = []): Promise<AuditResult[]> {
  return db.transaction(
    async (tx) => {
      const results: AuditResult[] = [];
      for (const check of [...CHECKS, ...ECONOMY_CHECKS, ...more]) {
        const row = await queryRow(tx, z.object({ n: z.coerce.number() }), check.count);
        results.push({ name: check.name, violations: row?.n ?? Number.NaN });
      }
      return results;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
