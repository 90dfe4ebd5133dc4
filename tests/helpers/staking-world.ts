import { sql } from 'drizzle-orm';
import type { Connection } from '../../lib/db/connect.ts';
import { tables } from '../../lib/db/tables.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { readBalances, readTokenBalances } from '../../lib/ledger/balances.ts';
import { settleHold } from '../../lib/ledger/close-hold.ts';
import { depositAshao, depositUsdc } from '../../lib/ledger/grant.ts';
import { holdCredits } from '../../lib/ledger/hold.ts';
import { changeStakeOf } from '../../lib/staking/change-stake.ts';
import { claimRewardsOf } from '../../lib/staking/claim.ts';
import { readPendingRewards } from '../../lib/staking/read-pending-rewards.ts';
import type { StakeStep } from './stake-model.ts';

/** More than any history of a test stakes, within the supply. */
const FORTUNE = 2n * 10n ** 26n;

/** People with $ASHAO, one who pays for jobs, and the product's own functions on a real database. */
export class StakingWorld {
  #jobs = 0;

  constructor(
    readonly connection: Connection,
    readonly scope: string,
    readonly people: number,
  ) {}

  userId = (who: number | 'payer') => `usr_${this.scope}_${who}`;

  async open(): Promise<void> {
    const { db } = this.connection;
    for (const who of [...Array(this.people).keys(), 'payer' as const]) {
      const userId = this.userId(who);
      await db.insert(tables.users).values({ id: userId, address: `0x${userId}` });
      await openUserAccounts(db, userId);
      if (who !== 'payer') await depositAshao(db, { userId, amount: FORTUNE, key: `test:${userId}` });
    }
    await depositUsdc(db, { userId: this.userId('payer'), micro: 10n ** 17n, key: `test:${this.scope}` });
  }

  /** @returns false when it was refused: more than is there */
  async run(step: StakeStep): Promise<boolean> {
    if (step.do === 'reward') {
      await this.reward(step.amount);
      return true;
    }
    const staker = { userId: this.userId(step.who), idempotencyKey: null };
    try {
      if (step.do === 'claim') await claimRewardsOf(this.connection, staker);
      else await changeStakeOf(this.connection, { ...staker, kind: step.do, amount: step.amount });
      return true;
    } catch (error) {
      if ((error as { code?: string }).code === 'insufficient_balance') return false;
      throw error;
    }
  }

  /** A job of twice the amount whose worker's account is gone: all of it is the treasury's, half of that the stakers'. */
  async reward(amount: bigint): Promise<void> {
    this.#jobs += 1;
    await this.serveJob(this.#jobs, { price: 2n * amount, payeeId: null });
  }

  /** A paid job from its hold to its settlement, its row as the product leaves it. */
  async serveJob(job: number, { price, payeeId }: { price: bigint; payeeId: string | null }): Promise<void> {
    const reference = `job_${this.scope}_${job}`;
    const payerId = this.userId('payer');
    await this.connection.db.transaction(async (tx) => {
      await tx
        .insert(tables.jobs)
        .values({ id: reference, userId: payerId, tier: 'pro', model: 'ashao-pro', charge: price });
      await holdCredits(tx, { reference, payerId, amount: price });
    });
    await this.connection.db.transaction(async (tx) => {
      await tx.execute(sql`update jobs set status = 'done' where id = ${reference}`);
      await settleHold(tx, { reference, payee: async () => payeeId, shareBps: 7_000 });
    });
  }

  pending(who: number): Promise<bigint> {
    return readPendingRewards(this.connection.db, this.userId(who));
  }

  async stake(who: number): Promise<bigint> {
    return (await readTokenBalances(this.connection.db, this.userId(who))).stake;
  }

  async dollars(who: number): Promise<bigint> {
    return (await readBalances(this.connection.db, this.userId(who))).usdc;
  }

  async leave(): Promise<void> {
    for (let who = 0; who < this.people; who += 1) {
      const amount = await this.stake(who);
      if (amount > 0n) await this.run({ do: 'unstake', who, amount });
    }
  }

  /** What a system account holds. */
  async held(accountId: string): Promise<bigint> {
    const [row] = await this.connection.sql<{ sum: string }[]>`
      select coalesce(sum(amount), 0)::text as sum from ledger_postings where account_id = ${accountId}`;
    return BigInt(row?.sum ?? 0);
  }
}
