/** An exact fraction of whole numbers. */
class Fraction {
  constructor(
    readonly top: bigint,
    readonly bottom: bigint = 1n,
  ) {}

  plus(other: Fraction): Fraction {
    return new Fraction(this.top * other.bottom + other.top * this.bottom, this.bottom * other.bottom).reduced();
  }

  minus(other: Fraction): Fraction {
    return this.plus(new Fraction(-other.top, other.bottom));
  }

  floor(): bigint {
    return this.top / this.bottom;
  }

  private reduced(): Fraction {
    let [a, b] = [this.top < 0n ? -this.top : this.top, this.bottom];
    while (b !== 0n) [a, b] = [b, a % b];
    return a === 0n ? new Fraction(0n) : new Fraction(this.top / a, this.bottom / a);
  }
}

export type StakeStep =
  | { do: 'stake' | 'unstake'; who: number; amount: bigint }
  | { do: 'reward'; amount: bigint }
  | { do: 'claim'; who: number };

/**
 * Staking as one would do it by hand: at every reward each staker's slice is reckoned as a fraction and written beside the
 * name. Nothing of lib/ is in it, and nothing is rounded before somebody claims.
 */
export class StakeModel {
  readonly stakes: bigint[];
  readonly claimed: bigint[];
  /** What came while nobody staked. */
  elsewhere = 0n;
  #owed: Fraction[];

  constructor(people: number) {
    this.stakes = Array.from({ length: people }, () => 0n);
    this.claimed = Array.from({ length: people }, () => 0n);
    this.#owed = Array.from({ length: people }, () => new Fraction(0n));
  }

  get total(): bigint {
    return this.stakes.reduce((sum, stake) => sum + stake, 0n);
  }

  pending(who: number): bigint {
    return this.#owed[who]?.floor() ?? 0n;
  }

  /** @returns false when it was refused: more than is staked */
  run(step: StakeStep): boolean {
    if (step.do === 'reward') this.#reward(step.amount);
    else if (step.do === 'claim') this.#claim(step.who);
    else {
      const after = (this.stakes[step.who] ?? 0n) + (step.do === 'stake' ? step.amount : -step.amount);
      if (after < 0n) return false;
      this.stakes[step.who] = after;
    }
    return true;
  }

  #reward(amount: bigint): void {
    const total = this.total;
    if (total === 0n) {
      this.elsewhere += amount;
      return;
    }
    this.#owed = this.#owed.map((owed, who) => owed.plus(new Fraction(amount * (this.stakes[who] ?? 0n), total)));
  }

  #claim(who: number): void {
    const paid = this.pending(who);
    this.claimed[who] = (this.claimed[who] ?? 0n) + paid;
    this.#owed[who] = (this.#owed[who] ?? new Fraction(0n)).minus(new Fraction(paid));
  }
}
