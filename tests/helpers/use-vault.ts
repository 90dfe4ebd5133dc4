import type { Hex } from 'viem';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { openTestChain, type TestChain } from './test-chain.ts';
import { makeVaultWorld, type VaultWorld } from './vault-world.ts';

/**
 * One chain for a file, set back after each test. The holder is filled before the first test.
 *
 * @param prepare what all tests of the file begin with
 */
export function useVault(
  prepare: (chain: TestChain, world: VaultWorld) => Promise<void> = async () => undefined,
  options: Parameters<typeof openTestChain>[0] = {},
) {
  const holder = {} as { chain: TestChain; world: VaultWorld };
  let snapshot: Hex;
  beforeAll(async () => {
    holder.chain = await openTestChain(options);
    holder.world = makeVaultWorld(holder.chain);
    await prepare(holder.chain, holder.world);
  });
  beforeEach(async () => {
    snapshot = await holder.chain.client.snapshot();
  });
  afterEach(() => holder.chain.client.revert({ id: snapshot }));
  afterAll(() => holder.chain?.close());
  return holder;
}
