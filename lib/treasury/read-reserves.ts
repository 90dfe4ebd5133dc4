import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import type { ChainObservation } from './read-observation.ts';
import type { Reserves } from './schemas.ts';

const amount = z.coerce.bigint();
const owedRow = z.object({
  usdc: amount,
  ashao: amount,
  peopleUsdc: amount,
  peopleAshao: amount,
  staked: amount,
  withdrawalsUsdc: amount,
  withdrawalsAshao: amount,
  waitingUsdc: amount,
  waitingAshao: amount,
});

/**
 * The vault's holdings at a confirmed block against what the ledger owes. Withdrawals and buybacks leave the ledger when the vault's
 * log is confirmed, as deposits enter it: both sides are of about that block.
 */
export async function readReserves(db: Db, observation: ChainObservation): Promise<Reserves> {
  const { blockNumber, blockTime, vaultUsdc, vaultAshao } = observation;
  const owed = await readOwed(db);
  return {
    blockNumber,
    asOf: new Date(blockTime * 1_000).toISOString(),
    usdc: compare(USDC_DECIMALS, {
      held: vaultUsdc,
      bridge: owed.usdc,
      people: owed.peopleUsdc,
      staked: 0n,
      withdrawals: owed.withdrawalsUsdc,
      waiting: owed.waitingUsdc,
    }),
    ashao: compare(ASHAO_DECIMALS, {
      held: vaultAshao,
      bridge: owed.ashao,
      people: owed.peopleAshao,
      staked: owed.staked,
      withdrawals: owed.withdrawalsAshao,
      waiting: owed.waitingAshao,
    }),
  };
}

/** From the bridge's accounts, which mirror the vault; `people` are free balances and open holds. */
async function readOwed(db: Db) {
  const people = (name: 'usdc' | 'ashao') =>
    sql`(select coalesce(sum(balance), 0) from ledger_accounts where kind = 'user' and id like ${`user:%:${name}`})`;
  const bridge = (name: 'usdc' | 'ashao') =>
    sql`(select coalesce(-sum(amount), 0) from ledger_postings where account_id = ${`bridge:${name}`})`;
  const withdrawals = (name: 'usdc' | 'ashao') => sql`(select coalesce(sum(amount), 0) from withdrawals
    where state in ('requested', 'signed') and asset = ${name})`;
  const waiting = (name: 'usdc' | 'ashao') => sql`(select coalesce(sum(e.amount), 0)
    from chain_events e join chain_deployments d on d.id = e.deployment_id
    where d.is_current and e.name = 'Deposited' and e.state = 'confirmed' and e.applied_at is null and e.asset = ${name})`;
  const row = await queryRow(
    db,
    owedRow,
    sql`select ${bridge('usdc')} as usdc, ${bridge('ashao')} as ashao,
          ${people('usdc')} + (select coalesce(sum(usdc_amount), 0) from ledger_holds where state = 'open') as "peopleUsdc",
          ${people('ashao')} as "peopleAshao", (select total_staked from staking_state where id = 1) as staked,
          ${withdrawals('usdc')} as "withdrawalsUsdc", ${withdrawals('ashao')} as "withdrawalsAshao",
          ${waiting('usdc')} as "waitingUsdc", ${waiting('ashao')} as "waitingAshao"`,
  );
  if (!row) throw new Error('a select without a table has a row');
  return row;
}

type Sides = { held: bigint; bridge: bigint; people: bigint; staked: bigint; withdrawals: bigint; waiting: bigint };

/** What is nobody's by name is the treasury's: the pot, and rewards that wait to be claimed. */
function compare(decimals: number, { held, bridge, people, staked, withdrawals, waiting }: Sides) {
  const format = (value: bigint) => formatDecimal(value, decimals);
  const owed = bridge + waiting;
  return {
    held: format(held),
    owed: format(owed),
    people: format(people),
    staked: format(staked),
    withdrawals: format(withdrawals),
    treasury: format(bridge - people - staked - withdrawals),
    waiting: format(waiting),
    isCovered: held >= owed,
  };
}
