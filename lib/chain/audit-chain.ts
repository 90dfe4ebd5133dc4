import { type SQL, sql } from 'drizzle-orm';
import * as z from 'zod';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';

type Result = { name: string; violations: number };

/** What was booked with a key, on any account of people. */
const bookedFor = (key: SQL) => sql`(
  select coalesce(sum(p.amount), 0) from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
  where t.idempotency_key = ${key} and p.account_id like 'user:%')`;

const DEPOSIT_KEY = sql`('deposit:' || e.deployment_id || ':' || e.tx_hash || ':' || e.log_index)`;

/** The one that fails while an alarm is on, whatever else holds. */
export const ALARM_CHECK = 'no alarm of the chain is on';

/** Each check counts what breaks an invariant between the vault's logs and the ledger. */
const CHECKS: readonly { name: string; count: SQL }[] = [
  {
    name: ALARM_CHECK,
    count: sql`select count(*) as n from chain_deployments where is_current and (alarm is not null or mismatch is not null)`,
  },
  {
    name: 'every credited deposit is booked once, in full',
    count: sql`select count(*) as n from chain_events e
      where e.name = 'Deposited' and e.applied_at is not null and ${bookedFor(DEPOSIT_KEY)} <> e.amount`,
  },
  {
    name: 'no deposit is booked that was not confirmed and marked',
    count: sql`select count(*) as n from chain_events e
      where e.name = 'Deposited' and e.applied_at is null
        and exists (select from ledger_transactions t where t.idempotency_key = ${DEPOSIT_KEY})`,
  },
  {
    name: 'every deposit in the ledger is of one of the vault’s logs',
    count: sql`select count(*) as n from ledger_transactions t
      where t.idempotency_key like 'deposit:%' and not exists (select from chain_events e
        where e.name = 'Deposited' and e.applied_at is not null and t.idempotency_key = ${DEPOSIT_KEY})`,
  },
  {
    name: 'every booking of a withdrawal has its withdrawal',
    count: sql`select count(*) as n from ledger_transactions t
      where (t.idempotency_key like 'withdraw:%' or t.idempotency_key like 'withdraw-closed:%')
        and not exists (select from withdrawals w where w.id = split_part(t.idempotency_key, ':', 2))`,
  },
  {
    name: 'withdrawals under way are what the ledger has set aside',
    count: sql`select count(*) as n from (values ('usdc'), ('ashao')) as a (asset)
      where (select coalesce(sum(amount), 0) from ledger_postings where account_id = 'withdrawals:' || a.asset)
        <> (select coalesce(sum(amount), 0) from withdrawals w
            where w.asset = a.asset and w.state in ('requested', 'signed'))`,
  },
  {
    name: 'every withdrawal was debited once, and returned if and only if it was not paid',
    count: sql`select count(*) as n from withdrawals w
      where ${bookedFor(sql`('withdraw:' || w.id)`)} <> -w.amount
         or ${bookedFor(sql`('withdraw-closed:' || w.id)`)}
            <> case when w.state in ('expired', 'cancelled') then w.amount else 0 end`,
  },
  {
    name: 'a withdrawal is paid if and only if the vault has paid it, once and as signed',
    count: sql`select count(*) as n from withdrawals w
      where (w.state = 'paid')::int <> (select count(*) from chain_events e
        where e.voucher_id = w.voucher_id and e.deployment_id = w.deployment_id and e.name = 'Withdrawn'
          and e.applied_at is not null and e.amount = w.amount and e.account = w.account and e.asset = w.asset)`,
  },
  {
    name: 'the vault has paid nothing that was returned or never promised',
    count: sql`select count(*) as n from chain_events e
      left join withdrawals w on w.voucher_id = e.voucher_id and w.deployment_id = e.deployment_id
      where e.name = 'Withdrawn' and e.state = 'confirmed'
        and (w.id is null or w.state in ('expired', 'cancelled'))`,
  },
];

/** Proves that the ledger has followed the vault's logs, from one snapshot. Needs no node. */
export function auditChain(db: Db): Promise<Result[]> {
  return db.transaction(
    async (tx) => {
      const results: Result[] = [];
      for (const { name, count } of CHECKS) {
        const row = await queryRow(tx, z.object({ n: z.coerce.number() }), count);
        results.push({ name, violations: row?.n ?? Number.NaN });
      }
      return results;
    },
    { isolationLevel: 'repeatable read', accessMode: 'read only' },
  );
}
