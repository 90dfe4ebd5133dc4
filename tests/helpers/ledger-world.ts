import { sql } from 'drizzle-orm';
import type { Connection } from '../../lib/db/connect.ts';
import { openUserAccounts } from '../../lib/ledger/accounts.ts';
import { readBalances } from '../../lib/ledger/balances.ts';
import { releaseHold, settleHold } from '../../lib/ledger/close-hold.ts';
import { depositUsdc, grantCredits } from '../../lib/ledger/grant.ts';
import { holdCredits } from '../../lib/ledger/hold.ts';

/** What a test may ask of the ledger. Names are a test's own; `scope` makes them unique in the database. */
export type Step =
  | { do: 'grant'; user: number; credits: number; key: number }
  | { do: 'deposit'; user: number; micro: bigint; key: number }
  | { do: 'hold'; user: number | null; amount: bigint; job: number }
  | { do: 'settle'; user: number; job: number; shareBps: number }
  | { do: 'release'; job: number };

export type Outcome = 'done' | 'repeated' | 'too little' | 'taken';

/** Some people and the ledger's real functions, each step in a transaction with the job's row, as the product does it. */
export class LedgerWorld {
  constructor(
    readonly connection: Connection,
    readonly scope: string,
  ) {}

  userId = (user: number) => `usr_${this.scope}_${user}`;
  jobId = (job: number) => `job_${this.scope}_${job}`;

  async openAccounts(users: number): Promise<void> {
    for (let user = 0; user < users; user += 1) await openUserAccounts(this.connection.db, this.userId(user));
  }

  balances(user: number) {
    return readBalances(this.connection.db, this.userId(user));
  }

  async run(step: Step): Promise<Outcome> {
    const { db } = this.connection;
    try {
      return await db.transaction(async (tx): Promise<Outcome> => {
        if (step.do === 'grant' || step.do === 'deposit') {
          const params = { userId: this.userId(step.user), key: `${this.scope}:${step.key}` };
          const isNew =
            step.do === 'grant'
              ? await grantCredits(tx, { ...params, credits: step.credits })
              : await depositUsdc(tx, { ...params, micro: step.micro });
          return isNew ? 'done' : 'repeated';
        }
        const jobId = this.jobId(step.job);
        if (step.do === 'hold') {
          const payerId = step.user === null ? null : this.userId(step.user);
          await tx.execute(sql`insert into jobs (id, user_id, visitor_id, tier, model, price)
            values (${jobId}, ${payerId}, ${payerId === null ? 'vis_1' : null}, 'pro', 'ashao-pro', ${step.amount.toString()})`);
          await holdCredits(tx, { reference: jobId, payerId, amount: step.amount });
          return 'done';
        }
        const closed =
          step.do === 'release'
            ? await releaseHold(tx, jobId)
            : await settleHold(tx, { reference: jobId, payeeId: this.userId(step.user), shareBps: step.shareBps });
        if (!closed) return 'repeated';
        const status = step.do === 'release' ? 'cancelled' : 'done';
        await tx.execute(sql`update jobs set status = ${status} where id = ${jobId}`);
        return 'done';
      });
    } catch (error) {
      if ((error as { code?: string }).code === 'insufficient_credits') return 'too little';
      // A job is stored once: a second hold for it must fail, not pay twice.
      if (step.do === 'hold' && /duplicate key/.test(String((error as Error).cause))) return 'taken';
      throw error;
    }
  }
}
