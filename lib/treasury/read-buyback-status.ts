import { sql } from 'drizzle-orm';
import * as z from 'zod';
import type { VaultChain } from '../chain/get-chain.ts';
import { BUYBACK_MAX, BUYBACK_MIN, BUYBACK_PER_DAY_MAX, USDC_DECIMALS } from '../constants.ts';
import type { Db } from '../db/connect.ts';
import { queryRow } from '../db/rows.ts';
import { formatDecimal } from '../decimal.ts';
import type { Pots } from './pots.ts';
import { buybackProblem, type Treasury } from './schemas.ts';

const instant = z.coerce.date().transform((date) => date.toISOString());
const row = z.object({
  problem: z.nullable(buybackProblem),
  problemAt: instant.nullable(),
  retryAt: instant.nullable(),
  isUnderWay: z.boolean(),
});

/** How the next buyback stands. */
export async function readBuybackStatus(db: Db, chain: VaultChain | null, pots: Pots): Promise<Treasury['buyback']> {
  const found = await queryRow(
    db,
    row,
    sql`select problem, problem_at as "problemAt", retry_at as "retryAt",
          exists (select from buybacks b join chain_deployments d on d.id = b.deployment_id
            where d.is_current and b.state = 'planned') as "isUnderWay"
        from buyback_state where id = 1`,
  );
  if (!found) throw new Error('buyback_state has no row');
  const { isUnderWay, ...state } = found;
  return {
    ...state,
    state: !chain?.treasurer ? 'off' : isUnderWay ? 'under_way' : state.problem === null ? 'waiting' : 'held_back',
    pot: formatDecimal(pots.swept + pots.unsweptBuyback, USDC_DECIMALS),
    min: formatDecimal(BUYBACK_MIN, USDC_DECIMALS),
    max: formatDecimal(BUYBACK_MAX, USDC_DECIMALS),
    perDayMax: formatDecimal(BUYBACK_PER_DAY_MAX, USDC_DECIMALS),
  };
}
