import { sql } from 'drizzle-orm';
import type { AuditCheck } from '../ledger/audit.ts';

const held = (accountId: string) =>
  sql`(select coalesce(sum(amount), 0) from ledger_postings where account_id = ${accountId})`;

/** The treasury's invariants: buybacks against ledger and chain; see `audit.ts` of the ledger. */
export const TREASURY_CHECKS: readonly AuditCheck[] = [
  {
    name: "the buyback's pot is what the ledger holds for it",
    count: sql`select count(*) as n from staking_state s
      where ${held('buyback:usdc')} <> s.swept_buyback
        + (select coalesce(sum(buyback), 0) from treasury_income)
        + (select coalesce(sum(redirected), 0) from staking_hours)
        + (select coalesce(sum(p.amount), 0) from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
           where t.kind = 'adjustment' and p.account_id = 'buyback:usdc')
        - (select coalesce(sum(usdc), 0) from buybacks where state = 'done')`,
  },
  {
    name: 'every buyback is booked if and only if it is done, to the unit',
    count: sql`select count(*) as n from buybacks b full join (
        select t.reference, sum(p.amount) as amount
        from ledger_transactions t join ledger_postings p on p.transaction_id = t.id
        where t.kind = 'buyback' and p.account_id = 'bridge:usdc' group by t.reference) booked on booked.reference = b.id
      where (b.state is distinct from 'done') <> (booked.reference is null)
         or (b.state = 'done' and booked.amount <> b.usdc)`,
  },
  {
    name: "every buyback that is done is one of the vault's confirmed logs, to the unit",
    count: sql`select count(*) as n from buybacks b
      where b.state = 'done' and (select count(*) from chain_events e
        where e.voucher_id = b.vault_id and e.deployment_id = b.deployment_id and e.name = 'BoughtBack'
          and e.state = 'confirmed' and e.applied_at is not null
          and e.amount = b.usdc and e.burned = b.burned and e.tx_hash = b.tx_hash) <> 1`,
  },
  {
    name: "every buyback in the vault's logs that was followed is done here",
    count: sql`select count(*) as n from chain_events e
      where e.name = 'BoughtBack' and e.applied_at is not null and not exists (select from buybacks b
        where b.vault_id = e.voucher_id and b.deployment_id = e.deployment_id and b.state = 'done')`,
  },
];
