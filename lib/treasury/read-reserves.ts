import { sql } from 'drizzle-orm';
import * as z from 'zod';
import { BOOKED_BEFORE } from '../chain/booked-before.ts';
import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import { balanceOf, type Pots } from './pots.ts';
import type { ChainObservation } from './read-observation.ts';
import type { Reserves } from './schemas.ts';

/**
 * The vault's holdings at a confirmed block against what the ledger owed by that block: what was booked on the strength of later
 * blocks is taken out again, so that a deposit of this moment doesn't look like a hole.
 */
export async function readReserves(db: Db, observation: ChainObservation, pots: Pots): Promise<Reserves> {
  const { blockNumber, blockTime, vaultUsdc, vaultAshao } = observation;
  const [usdc, ashao] = [await readOwed(db, 'usdc', observation), await readOwed(db, 'ashao', observation)];
  return {
    blockNumber,
    asOf: new Date(blockTime * 1_000).toISOString(),
    usdc: compare(USDC_DECIMALS, vaultUsdc, {
      ...usdc,
      staked: 0n,
      treasury: balanceOf(pots) + usdc.claimable + usdc.boughtSince,
    }),
    ashao: compare(ASHAO_DECIMALS, vaultAshao, { ...ashao, treasury: 0n }),
  };
}

const amount = z.coerce.bigint();
const owedRow = z.object({
  /** By the bridge's account, which mirrors the vault. */
  booked: amount,
  waiting: amount,
  withdrawals: amount,
  staked: amount,
  /** Rewards that were handed out and not yet claimed. */
  claimable: amount,
  boughtSince: amount,
});
type Owed = z.output<typeof owedRow>;

async function readOwed(
  db: Db,
  asset: 'usdc' | 'ashao',
  { deploymentId, blockNumber }: ChainObservation,
): Promise<Owed> {
  const held = (account: string) =>
    sql`(select coalesce(sum(amount), 0) from ledger_postings where account_id = ${`${account}:${asset}`})`;
  const row = await queryRow(
    db,
    owedRow,
    sql`with moves as (
          select coalesce(sum(amount) filter (where name = 'Deposited'), 0) as deposited,
            coalesce(sum(amount) filter (where name = 'Withdrawn'), 0) as withdrawn,
            coalesce(sum(amount) filter (where name = 'BoughtBack'), 0) as bought
          from chain_events where deployment_id = ${deploymentId} and asset = ${asset} and block_number > ${blockNumber}
            and applied_at is not null
        ), deposits as (
          select coalesce(sum(amount), 0) as waiting from chain_events e
          where deployment_id = ${deploymentId} and asset = ${asset} and name = 'Deposited' and state = 'confirmed'
            and applied_at is null and block_number <= ${blockNumber} and not ${BOOKED_BEFORE}
        )
        select -${held('bridge')} - deposited + withdrawn + bought as booked, waiting,
          ${held('withdrawals')} + withdrawn as withdrawals, bought as "boughtSince",
          case when ${asset}::text = 'ashao' then (select total_staked from staking_state where id = 1) else 0 end as staked,
          ${held('staking')} as claimable
        from moves, deposits`,
  );
  if (!row) throw new Error('an aggregate has a row');
  return row;
}

/** What is nobody else's by name is people's: free balances, and what is set aside for jobs under way. */
function compare(decimals: number, held: bigint, owed: Omit<Owed, 'claimable' | 'boughtSince'> & { treasury: bigint }) {
  const { booked, staked, withdrawals, treasury, waiting } = owed;
  const format = (value: bigint) => formatDecimal(value, decimals);
  return {
    held: format(held),
    owed: format(booked + waiting),
    people: format(booked - staked - withdrawals - treasury),
    staked: format(staked),
    withdrawals: format(withdrawals),
    treasury: format(treasury),
    waiting: format(waiting),
    isCovered: held >= booked + waiting,
  };
}
