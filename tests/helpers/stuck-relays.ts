import { sql } from 'drizzle-orm';
import type { Hash } from 'viem';
import { generatePrivateKey } from 'viem/accounts';
import { beforeAll, expect, onTestFinished, vi } from 'vitest';
import type { VaultChain } from '../../lib/chain/get-chain.ts';
import { readWithdrawal } from '../../lib/chain/list-withdrawals.ts';
import { relayWithdrawals } from '../../lib/chain/relay-withdrawals.ts';
import { requestRelay } from '../../lib/chain/request-relay.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { withdraw } from '../../lib/chain/withdraw.ts';
import { RELAY_MIN, SENT_STUCK_SECONDS } from '../../lib/constants.ts';
import { type TestPerson, useChainWorld } from './chain-world.ts';

const AMOUNT = RELAY_MIN.usdc;

/** A relayer whose transactions no block takes until a test says so. */
export function useStuckRelays() {
  const relayer = createKeySigner(generatePrivateKey());
  const world = useChainWorld({ relayer });

  beforeAll(() => world.call('anvil_setBalance', [relayer.address, `0x${(10n ** 18n).toString(16)}`]));
  const relay = (changes: Partial<VaultChain> = {}) =>
    relayWithdrawals(world.connection, { ...world.chain, ...changes });
  const round = () => runChainRound(world.connection, world.chain);
  const sent = () => world.chain.client.getTransactionCount({ address: relayer.address });
  const read = (hash: Hash) => world.chain.client.getTransaction({ hash });

  /** A node that doesn't find transactions by their nonces, as many don't. */
  const plainNode = (): VaultChain['client'] => ({
    ...world.chain.client,
    getTransaction: (asked) =>
      asked.sender === undefined
        ? world.chain.client.getTransaction(asked)
        : Promise.reject(new Error('the method does not exist')),
  });

  let waited = 0;
  /** As long as a transaction may wait, and again with each call. */
  function outwait(): void {
    waited += SENT_STUCK_SECONDS + 1;
    vi.useFakeTimers({ toFake: ['Date'], now: performance.timeOrigin + performance.now() + waited * 1_000 });
    onTestFinished(() => void vi.useRealTimers());
  }

  /** No block takes anything by itself; at the end all is in one. */
  async function holdBlocks(): Promise<void> {
    await world.call('evm_setAutomine', [false]);
    onTestFinished(async () => {
      await world.call('evm_setAutomine', [true]);
      await world.mine();
      await round();
    });
  }

  /** Others have blocks while it waits. */
  async function keepWaiting(hash: Hash, work: () => Promise<void>): Promise<void> {
    const raw = await world.call('eth_getRawTransactionByHash', [hash]);
    await world.call('anvil_dropTransaction', [hash]);
    await world.call('evm_setAutomine', [true]);
    await work();
    await world.call('evm_setAutomine', [false]);
    await world.call('eth_sendRawTransaction', [raw]);
  }

  async function signed() {
    const person = await world.person();
    await world.deposit(person, 'usdc', AMOUNT * 5n);
    await round();
    const { userId, address } = person;
    const params = { userId, address, asset: 'usdc', amount: AMOUNT, idempotencyKey: null } as const;
    return { person, id: (await withdraw(world.connection, world.chain, params)).id };
  }

  /** A voucher that was to be submitted, and waits for a block. */
  async function waiting() {
    const { person, id } = await signed();
    await requestRelay(world.connection, world.chain, { userId: person.userId, id });
    const count = await sent();
    await holdBlocks();
    expect(await relay()).toBe(1);
    // Seen to wait.
    expect(await relay()).toBe(0);
    return { person, id, count, hash: await noted(id) };
  }
  async function noted(id: string): Promise<Hash> {
    const [row] = await world.connection.db.execute(
      sql`select tx_hash as hash from withdrawal_relays where withdrawal_id = ${id}`,
    );
    return row?.hash as Hash;
  }

  /** Paid once, with so many transactions. */
  async function expectPaid(
    { person, id, count }: { person: TestPerson; id: string; count: number },
    transactions = 1,
  ) {
    await round();
    await round();
    expect(await readWithdrawal(world.connection.db, world.chain, { userId: person.userId, id })).toMatchObject({
      state: 'paid',
    });
    expect(await world.balanceOf('usdc', person.address)).toBe(10n ** 12n - 4n * AMOUNT);
    expect((await sent()) - count).toBe(transactions);
  }

  return {
    world,
    relayer,
    relay,
    sent,
    read,
    noted,
    signed,
    waiting,
    plainNode,
    outwait,
    holdBlocks,
    keepWaiting,
    expectPaid,
  };
}
