import { sql } from 'drizzle-orm';
import type { Connection, Db } from '../../lib/db/connect.ts';
import { tables } from '../../lib/db/tables.ts';
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
    try {
      return await this.connection.db.transaction((tx) => {
        if (step.do === 'grant' || step.do === 'deposit') return this.#give(tx, step);
        return step.do === 'hold' ? this.#hold(tx, step) : this.#close(tx, step);
      });
    } catch (error) {
      if ((error as { code?: string }).code === 'insufficient_credits') return 'too little';
      // A job is stored once: a second hold for it must fail, not pay twice.
      if (step.do === 'hold' && /duplicate key/.test(String((error as Error).cause))) return 'taken';
      throw error;
    }
  }

  async #give(tx: Db, step: Extract<Step, { do: 'grant' | 'deposit' }>): Promise<Outcome> {
    const params = { userId: this.userId(step.user), key: `${this.scope}:${step.key}` };
    const isNew =
      step.do === 'grant'
        ? await grantCredits(tx, { ...params, credits: step.credits })
        : await depositUsdc(tx, { ...params, micro: step.micro });
    return isNew ? 'done' : 'repeated';
  }

  async #hold(tx: Db, { user, amount, job }: Extract<Step, { do: 'hold' }>): Promise<Outcome> {
    const reference = this.jobId(job);
    const payerId = user === null ? null : this.userId(user);
    const visitorId = user === null ? 'vis_1' : null;
    const charge = payerId === null ? 0n : amount;
    await tx
      .insert(tables.jobs)
      .values({ id: reference, userId: payerId, visitorId, tier: 'pro', model: 'ashao-pro', charge });
    await holdCredits(tx, { reference, payerId, amount });
    return 'done';
  }

  async #close(tx: Db, step: Extract<Step, { do: 'settle' | 'release' }>): Promise<Outcome> {
    const reference = this.jobId(step.job);
    const closed =
      step.do === 'release'
        ? await releaseHold(tx, reference)
        : await settleHold(tx, { reference, payee: async () => this.userId(step.user), shareBps: step.shareBps });
    if (!closed) return 'repeated';
    const status = step.do === 'release' ? 'cancelled' : 'done';
    await tx.execute(sql`update jobs set status = ${status} where id = ${reference}`);
    return 'done';
  }
}
