import { sql } from 'drizzle-orm';
import type { Connection } from '../db/connect.ts';
import { runAlone } from '../db/run-alone.ts';
import { log } from '../log.ts';
import type { VaultChain } from './get-chain.ts';
import { runChainRound } from './run-chain-round.ts';

/** Any fixed number: whoever holds it follows the chain. */
const FOLLOWER_LOCK = 727_401_341;
/** A block of the local chain comes when somebody acts; Base makes one every two seconds. */
const LOCAL_ROUND_MS = 1_000;
const ROUND_MS = 4_000;

/**
 * Follows the chain beside requests. Of several instances one does the work of a round, by an advisory lock, see
 * `runAlone`. Polling is what everything rests on: it survives what a subscription would miss.
 * @returns stops it and waits for the running step
 */
export function runChainBackground(connection: Connection, chain: VaultChain): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    await runAlone(connection, FOLLOWER_LOCK, (isLost) =>
      runRound(connection, chain, () => isStopped || isLost()),
    ).catch((error: unknown) => log().warn({ err: error }, 'a round of the chain failed'));
    if (isStopped) return;
    timer = setTimeout(() => (running = round()), chain.isLocal ? LOCAL_ROUND_MS : ROUND_MS);
  };
  let running = round();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}

async function runRound(connection: Connection, chain: VaultChain, isStopped: () => boolean): Promise<void> {
  const failures = await runChainRound(connection, chain, isStopped);
  for (const [step, error] of failures) {
    // A node's error tells its URL, which may hold the operator's key.
    const reason = error instanceof Error ? error.name : 'unknown';
    log().warn({ step, reason }, 'a step between chain and ledger failed');
    await connection.db.execute(sql`update chain_deployments
      set last_error = ${`${step}: ${reason}`}, last_error_at = now() where is_current`);
  }
}
