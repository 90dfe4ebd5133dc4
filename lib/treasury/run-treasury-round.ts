import type { VaultChain } from '../chain/get-chain.ts';
import type { Connection } from '../db/connect.ts';
import { abandonBuybacks } from './abandon-buybacks.ts';
import { holdBack } from './hold-back.ts';
import { observeChain } from './observe-chain.ts';
import { planBuyback } from './plan-buyback.ts';
import { sendBuyback } from './send-buyback.ts';
import { settleBuybacks } from './settle-buybacks.ts';
import { takeSnapshots } from './take-snapshots.ts';

type Step = {
  readonly name: string;
  readonly run: (connection: Connection, chain: VaultChain) => Promise<unknown>;
  /** A failure of the node is waited out, longer each time. */
  readonly isTry?: true;
};

/**
 * The treasury's work on the chain, in order. As with deposits and withdrawals, each step goes on from what is stored, so that
 * a process may die anywhere and another begins the list anew: a buyback that was planned is sent, one that was sent is asked for.
 */
const STEPS: readonly Step[] = [
  { name: 'observe', run: observeChain },
  { name: 'settle buybacks', run: settleBuybacks },
  { name: 'abandon buybacks', run: abandonBuybacks },
  { name: 'plan buyback', run: planBuyback, isTry: true },
  { name: 'send buyback', run: sendBuyback, isTry: true },
];

/**
 * Runs all steps once; one that fails doesn't keep the others from their work. Snapshots need no chain.
 * @returns the failures, by the steps' names
 */
export async function runTreasuryRound(
  connection: Connection,
  chain: VaultChain | null,
  isStopped: () => boolean = () => false,
): Promise<Map<string, unknown>> {
  const failures = new Map<string, unknown>();
  for (const { name, run, isTry } of chain ? STEPS : []) {
    if (isStopped() || !chain) break;
    try {
      await run(connection, chain);
    } catch (error) {
      failures.set(name, error);
      if (isTry) await holdBack(connection, 'node').catch((cause: unknown) => failures.set('hold back', cause));
    }
  }
  if (!isStopped())
    await takeSnapshots(connection, chain).catch((error: unknown) => failures.set('take snapshots', error));
  return failures;
}
