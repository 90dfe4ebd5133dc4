import { type SQL, sql } from 'drizzle-orm';
import { RELAY_MIN, RELAY_SECONDS_LEFT } from '../constants.ts';

/**
 * In a statement over `withdrawals w`: whether its voucher is one that the operator submits, as far as the voucher itself goes. It must
 * live long enough to reach a block, and nothing of it may have been seen on the chain.
 */
export const IS_RELAYABLE: SQL = sql`(w.state = 'signed'
  and w.amount >= case w.asset when 'usdc' then ${RELAY_MIN.usdc.toString()}::numeric
    else ${RELAY_MIN.ashao.toString()}::numeric end
  and w.deadline > extract(epoch from now()) + ${RELAY_SECONDS_LEFT}
  and not exists (select from chain_events seen
    where seen.voucher_id = w.voucher_id and seen.deployment_id = w.deployment_id and seen.state <> 'orphaned'))`;
