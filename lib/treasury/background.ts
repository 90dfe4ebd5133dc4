import type { VaultChain } from '../chain/get-chain.ts';
import type { Connection } from '../db/connect.ts';
import { runAlone } from '../db/run-alone.ts';
import { log } from '../log.ts';
import { runTreasuryRound } from './run-treasury-round.ts';

/** Any fixed number: whoever holds it does the treasury's work. */
const TREASURY_LOCK = 727_401_343;
const LOCAL_ROUND_MS = 2_000;
const ROUND_MS = 15_000;

/**
 * Observes prices, buys back and takes snapshots beside requests; of several instances one at a time.
 * @returns stops it and waits for the running step
 */
export function runTreasuryBackground(connection: Connection, chain: VaultChain | null): () => Promise<void> {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const round = async () => {
    await runAlone(connection, TREASURY_LOCK, async (isLost) => {
      const failures = await runTreasuryRound(connection, chain, () => isStopped || isLost());
      // A node's error tells its URL, which may hold the operator's key.
      for (const [step, error] of failures)
        log().warn({ step, reason: error instanceof Error ? error.name : 'unknown' }, 'a step of the treasury failed');
    }).catch((error: unknown) => log().warn({ err: error }, 'a round of the treasury failed'));
    if (isStopped) return;
    timer = setTimeout(() => (running = round()), chain?.isLocal ? LOCAL_ROUND_MS : ROUND_MS);
  };
  let running = round();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    await running;
  };
}
