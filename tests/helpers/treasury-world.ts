import { sql } from 'drizzle-orm';
import { type Address, type Hash, maxUint256 } from 'viem';
import { expect } from 'vitest';
import * as z from 'zod';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { testUsdcAbi } from '../../lib/chain/abi/test-usdc.ts';
import { uniswapV2RouterAbi } from '../../lib/chain/abi/uniswap-v2-router.ts';
import { runChainRound } from '../../lib/chain/run-chain-round.ts';
import { createKeySigner } from '../../lib/chain/signer.ts';
import { createOperatorClient } from '../../lib/chain/wallet-client.ts';
import { queryRow, queryRows } from '../../lib/db/rows.ts';
import { tables } from '../../lib/db/tables.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { auditLedger } from '../../lib/ledger/audit.ts';
import { settleHold } from '../../lib/ledger/close-hold.ts';
import { holdCredits } from '../../lib/ledger/hold.ts';
import { TREASURY_CHECKS } from '../../lib/treasury/audit.ts';
import { runTreasuryRound } from '../../lib/treasury/run-treasury-round.ts';
import type { ChainWorld, TestPerson } from './chain-world.ts';

const buybackRow = z.object({
  id: z.string(),
  vaultId: z.string().transform((text) => text as Hash),
  state: z.enum(['planned', 'done', 'abandoned']),
  usdc: z.coerce.bigint(),
  ashaoMin: z.coerce.bigint(),
  quote: z.coerce.bigint(),
  burned: z.coerce.bigint().nullable(),
  txHash: z.string().nullable(),
});

/** What tests of the treasury do on top of a real chain: earn, trade against the pair, and look. */
export class TreasuryWorld {
  /** Of all worlds: two may stand on one database. */
  static #jobs = 0;

  constructor(readonly chain: ChainWorld) {}

  /** A paid job whose worker's account is gone: all of it is the treasury's, and while nobody stakes, the pot's. */
  async earn(payer: TestPerson, price: bigint): Promise<void> {
    TreasuryWorld.#jobs += 1;
    const reference = `job_treasury_${TreasuryWorld.#jobs}`;
    await this.chain.connection.db.transaction(async (tx) => {
      await tx.insert(tables.jobs).values({
        id: reference,
        userId: payer.userId,
        tier: 'pro',
        model: 'ashao-pro',
        charge: price,
        status: 'done',
      });
      await holdCredits(tx, { payerId: payer.userId, reference, amount: price });
      await settleHold(tx, { reference, payee: async () => null, shareBps: 0 });
    });
  }

  /** Somebody with money in the vault, most of it spent on jobs. */
  async fill(pot: bigint): Promise<TestPerson> {
    const person = await this.chain.person();
    await this.chain.deposit(person, 'usdc', pot + 5_000_000n);
    await this.chain.mine(this.chain.chain.confirmations);
    await this.followChain();
    await this.earn(person, pot);
    return person;
  }

  async followChain(): Promise<void> {
    expect([...(await runChainRound(this.chain.connection, this.chain.chain))]).toEqual([]);
  }

  /** Blocks until what is newest counts, both indexer and treasury going along. */
  async rounds(count = 4): Promise<void> {
    for (let round = 0; round < count; round += 1) {
      await this.followChain();
      expect([...(await runTreasuryRound(this.chain.connection, this.chain.chain))]).toEqual([]);
      await this.chain.mine();
    }
  }

  /** Lets the price stand still for as long as it is averaged over. */
  async settlePrice(): Promise<void> {
    await this.chain.pass(120);
    await this.chain.mine(this.chain.chain.confirmations);
    await this.followChain();
  }

  /** As a trader: buys $ASHAO, or sells it, right at the pair. */
  async trade(sold: 'usdc' | 'ashao', amount: bigint): Promise<void> {
    const { chain } = this.chain;
    const trader = createOperatorClient(chain, createKeySigner(DEVELOPMENT_KEYS.faucet));
    const { address } = trader.account;
    if (sold === 'usdc') {
      const mint = { address: chain.usdc, abi: testUsdcAbi, functionName: 'mint', args: [address, amount] } as const;
      await this.chain.settle(await trader.writeContract(mint));
    }
    const approve = { address: chain[sold], abi: ashaoTokenAbi, functionName: 'approve' } as const;
    await this.chain.settle(await trader.writeContract({ ...approve, args: [chain.router, maxUint256] }));
    const path: readonly Address[] = sold === 'usdc' ? [chain.usdc, chain.ashao] : [chain.ashao, chain.usdc];
    await this.chain.settle(
      await trader.writeContract({
        address: chain.router,
        abi: uniswapV2RouterAbi,
        functionName: 'swapExactTokensForTokens',
        args: [amount, 1n, path, address, 2n ** 40n],
      }),
    );
  }

  buybacks(): Promise<z.output<typeof buybackRow>[]> {
    return queryRows(
      this.chain.connection.db,
      buybackRow,
      sql`select id, vault_id as "vaultId", state, usdc, ashao_min as "ashaoMin", quote, burned, tx_hash as "txHash"
          from buybacks order by id`,
    );
  }

  /** By the ledger's postings. */
  async inLedger(account: string): Promise<bigint> {
    const row = await queryRow(
      this.chain.connection.db,
      z.object({ sum: z.coerce.bigint() }),
      sql`select coalesce(sum(amount), 0) as sum from ledger_postings where account_id = ${account}`,
    );
    return row?.sum ?? 0n;
  }

  async lastBuyback() {
    const last = (await this.buybacks()).at(-1);
    if (!last) throw new Error('no buyback yet');
    return last;
  }

  async problem(): Promise<string | null> {
    const row = await queryRow(
      this.chain.connection.db,
      z.object({ problem: z.string().nullable() }),
      sql`select problem from buyback_state`,
    );
    return row?.problem ?? null;
  }

  /** The wait after a failure is over. */
  async retryNow(): Promise<void> {
    await this.chain.connection.db.execute(sql`update buyback_state set retry_at = now() - interval '1 second'`);
  }

  /** Lets snapshots be as if taken longer ago. By way of far away, as their hours are unique at every moment. */
  async ageSnapshots(hours: number): Promise<void> {
    const away = 1_000_000;
    for (const shift of [away + hours, -away])
      await this.chain.connection.db.execute(
        sql`update treasury_snapshots set hour = hour - make_interval(hours => ${shift})`,
      );
  }

  async brokenChecks(): Promise<string[]> {
    const results = await auditLedger(this.chain.connection.db, TREASURY_CHECKS);
    return results.filter(({ violations }) => violations > 0).map(({ name }) => name);
  }

  totalSupply(): Promise<bigint> {
    const { client, ashao } = this.chain.chain;
    return client.readContract({ address: ashao, abi: ashaoTokenAbi, functionName: 'totalSupply' });
  }
}
