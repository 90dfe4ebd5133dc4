import { BPS } from '../../lib/constants.ts';

/** What a vault must do, in the plainest terms: amounts in lists, and one rule a line. Times in seconds. */
export type TokenName = 'usdc' | 'ashao';
export type Operation =
  | { kind: 'deposit'; person: number; token: TokenName; amount: bigint }
  | {
      kind: 'withdraw';
      id: number;
      person: number;
      token: TokenName;
      amount: bigint;
      isLate: boolean;
      isForged: boolean;
    }
  | { kind: 'buyback'; id: number; amount: bigint; boundBps: bigint }
  | { kind: 'cancel'; id: number }
  | { kind: 'donate'; token: TokenName; amount: bigint }
  | { kind: 'burn'; person: number; amount: bigint }
  | { kind: 'cap'; token: TokenName; amount: bigint }
  | { kind: 'wait'; seconds: number }
  | { kind: 'pause' }
  | { kind: 'unpause' };

const DAY = 86_400n;

type Money = Record<TokenName, bigint>;

export class VaultModel {
  deposited: Money = { usdc: 0n, ashao: 0n };
  paid: Money = { usdc: 0n, ashao: 0n };
  boughtBack = 0n;
  burned = 0n;
  donated: Money = { usdc: 0n, ashao: 0n };
  isPaused = false;
  used = new Set<number>();
  /** What a bucket holds, and when that was right. */
  level: Record<TokenName, { amount: bigint; at: bigint; cap: bigint }>;
  people: Money[];
  pool: Money;

  constructor(start: { people: Money[]; pool: Money; caps: Money; now: bigint }) {
    this.people = start.people.map((money) => ({ ...money }));
    this.pool = { ...start.pool };
    this.level = {
      usdc: { amount: 0n, at: start.now, cap: start.caps.usdc },
      ashao: { amount: 0n, at: start.now, cap: start.caps.ashao },
    };
  }

  reserve(token: TokenName): bigint {
    return this.deposited[token] - this.paid[token] - (token === 'usdc' ? this.boughtBack : 0n);
  }

  available(token: TokenName, now: bigint): bigint {
    const { cap } = this.level[token];
    const level = this.leaked(token, now);
    return cap > level ? cap - level : 0n;
  }

  quote(amount: bigint): bigint {
    const taken = amount * 997n;
    return (taken * this.pool.ashao) / (this.pool.usdc * 1_000n + taken);
  }

  /** Carries an operation out in the block of time `now`, or refuses it and changes nothing. */
  apply(operation: Operation, now: bigint): boolean {
    switch (operation.kind) {
      case 'deposit':
        if (this.isPaused || operation.amount === 0n) return false;
        if (!this.take(operation.person, operation.token, operation.amount)) return false;
        this.deposited[operation.token] += operation.amount;
        return true;
      case 'withdraw':
        if (this.isPaused || operation.isLate || operation.isForged || this.used.has(operation.id)) return false;
        if (!this.release(operation.token, operation.amount, now)) return false;
        this.used.add(operation.id);
        this.paid[operation.token] += operation.amount;
        this.give(operation.person, operation.token, operation.amount);
        return true;
      case 'buyback':
        return this.buyback(operation, now);
      case 'cancel':
        if (this.used.has(operation.id)) return false;
        this.used.add(operation.id);
        return true;
      case 'donate':
        if (!this.take(0, operation.token, operation.amount)) return false;
        this.donated[operation.token] += operation.amount;
        return true;
      case 'burn':
        if (!this.take(operation.person, 'ashao', operation.amount)) return false;
        this.burned += operation.amount;
        return true;
      case 'cap':
        this.level[operation.token] = { amount: this.leaked(operation.token, now), at: now, cap: operation.amount };
        return true;
      case 'pause':
      case 'unpause': {
        const isChange = this.isPaused !== (operation.kind === 'pause');
        this.isPaused = operation.kind === 'pause';
        return isChange;
      }
      case 'wait':
        return true;
    }
  }

  /** The least that a buyback asks for: some part of what the pair would give. */
  bound({ amount, boundBps }: { amount: bigint; boundBps: bigint }): bigint {
    return (this.quote(amount) * boundBps) / BigInt(BPS);
  }

  private buyback(operation: Extract<Operation, { kind: 'buyback' }>, now: bigint): boolean {
    const { id, amount } = operation;
    const [received, bound] = [this.quote(amount), this.bound(operation)];
    if (this.isPaused || bound === 0n || received < bound || this.used.has(id)) return false;
    if (!this.release('usdc', amount, now)) return false;
    this.used.add(id);
    this.boughtBack += amount;
    this.burned += received;
    this.pool.usdc += amount;
    this.pool.ashao -= received;
    return true;
  }

  private release(token: TokenName, amount: bigint, now: bigint): boolean {
    if (amount === 0n || amount > this.available(token, now) || amount > this.reserve(token)) return false;
    const { cap } = this.level[token];
    this.level[token] = { amount: this.leaked(token, now) + amount, at: now, cap };
    return true;
  }

  private leaked(token: TokenName, now: bigint): bigint {
    const { amount, at, cap } = this.level[token];
    const gone = (cap * (now - at)) / DAY;
    return amount > gone ? amount - gone : 0n;
  }

  private take(person: number, token: TokenName, amount: bigint): boolean {
    const money = this.people[person];
    if (money === undefined || money[token] < amount) return false;
    money[token] -= amount;
    return true;
  }

  private give(person: number, token: TokenName, amount: bigint): void {
    const money = this.people[person];
    if (money !== undefined) money[token] += amount;
  }
}
