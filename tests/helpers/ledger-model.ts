import type { Outcome, Step } from './ledger-world.ts';

type Purse = { grant: bigint; usdc: bigint };
const MICRO_PER_CREDIT = 10_000n;

/** The ledger as a child would keep it: purses, and coins lying on the table for each job. Nothing of lib/ is in it. */
export class LedgerModel {
  purses: Purse[];
  /** What jobs leave: granted credits in one jar, dollars by halves in two. */
  jars = { treasury: 0n, buyback: 0n, rewards: 0n };
  #keys = new Set<string>();
  #table = new Map<number, Purse & { payer: number | null; open: boolean }>();

  constructor(users: number) {
    this.purses = Array.from({ length: users }, () => ({ grant: 0n, usdc: 0n }));
  }

  get onTheTable(): Purse {
    const open = [...this.#table.values()].filter((coins) => coins.open);
    return {
      grant: open.reduce((sum, { grant }) => sum + grant, 0n),
      usdc: open.reduce((sum, { usdc }) => sum + usdc, 0n),
    };
  }

  run(step: Step): Outcome {
    switch (step.do) {
      case 'grant':
        return this.#give(`grant:${step.key}`, step.user, 'grant', BigInt(step.credits) * MICRO_PER_CREDIT);
      case 'deposit':
        return this.#give(`deposit:${step.key}`, step.user, 'usdc', step.micro);
      case 'hold':
        return this.#hold(step);
      default:
        return this.#close(step);
    }
  }

  #purse(user: number): Purse {
    return this.purses[user] ?? { grant: 0n, usdc: 0n };
  }

  #give(key: string, user: number, kind: keyof Purse, amount: bigint): Outcome {
    if (this.#keys.has(key)) return 'repeated';
    this.#keys.add(key);
    this.#purse(user)[kind] += amount;
    return 'done';
  }

  #hold({ user, amount, job }: Extract<Step, { do: 'hold' }>): Outcome {
    if (this.#table.has(job)) return 'taken';
    if (user === null) {
      this.#table.set(job, { grant: amount, usdc: 0n, payer: null, open: true });
      return 'done';
    }
    const purse = this.#purse(user);
    if (purse.grant + purse.usdc < amount) return 'too little';
    const grant = purse.grant < amount ? purse.grant : amount;
    purse.grant -= grant;
    purse.usdc -= amount - grant;
    this.#table.set(job, { grant, usdc: amount - grant, payer: user, open: true });
    return 'done';
  }

  #close(step: Extract<Step, { do: 'settle' | 'release' }>): Outcome {
    const coins = this.#table.get(step.job);
    if (!coins?.open) return 'repeated';
    coins.open = false;
    for (const kind of ['grant', 'usdc'] as const) {
      if (step.do === 'release') {
        if (coins.payer !== null) this.#purse(coins.payer)[kind] += coins[kind];
        continue;
      }
      const share = (coins[kind] * BigInt(step.shareBps)) / 10_000n;
      this.#purse(step.user)[kind] += share;
      const rest = coins[kind] - share;
      if (kind === 'grant') this.jars.treasury += rest;
      else {
        this.jars.rewards += rest / 2n;
        this.jars.buyback += rest - rest / 2n;
      }
    }
    return 'done';
  }
}
