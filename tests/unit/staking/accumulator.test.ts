import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  changeStake,
  claimRewards,
  distribute,
  EMPTY_POOL,
  newPosition,
  type Pool,
  type Position,
  pendingRewards,
  SCALE,
} from '../../../lib/staking/accumulator.ts';
import { StakeModel, type StakeStep } from '../../helpers/stake-model.ts';
import { stakeSteps } from '../../helpers/stake-steps.ts';

const PEOPLE = 4;

/** The pure functions, driven as the server drives them. */
class PureWorld {
  pool: Pool = EMPTY_POOL;
  positions: Position[] = Array.from({ length: PEOPLE }, () => newPosition(EMPTY_POOL));
  claimed: bigint[] = Array.from({ length: PEOPLE }, () => 0n);
  distributed = 0n;
  elsewhere = 0n;

  position(who: number): Position {
    return this.positions[who] ?? newPosition(this.pool);
  }

  run(step: StakeStep): boolean {
    if (step.do === 'reward') {
      if (this.pool.totalStaked === 0n) this.elsewhere += step.amount;
      else {
        this.pool = distribute(this.pool, step.amount);
        this.distributed += step.amount;
      }
      return true;
    }
    if (step.do === 'claim') {
      const { paid, position } = claimRewards(this.pool, this.position(step.who));
      this.positions[step.who] = position;
      this.claimed[step.who] = (this.claimed[step.who] ?? 0n) + paid;
      return true;
    }
    try {
      const by = step.do === 'stake' ? step.amount : -step.amount;
      const { pool, position } = changeStake(this.pool, this.position(step.who), by);
      this.pool = pool;
      this.positions[step.who] = position;
      return true;
    } catch (error) {
      if (error instanceof RangeError) return false;
      throw error;
    }
  }

  /** Times SCALE: what is owed to everybody and what the last division left. */
  owing(): bigint {
    const owed = this.positions.map((each) => each.owed + each.stake * (this.pool.acc - each.accPaid));
    return owed.reduce((sum, each) => sum + each, this.pool.carry);
  }
}

test('behavior: any history pays what fractions pay, and not a fraction is lost or made', () => {
  fc.assert(
    fc.property(stakeSteps(PEOPLE, { minLength: 5, maxLength: 60 }), (steps) => {
      const [world, model] = [new PureWorld(), new StakeModel(PEOPLE)];
      for (const step of steps) {
        expect(world.run(step)).toBe(model.run(step));
        expect(world.pool.totalStaked).toBe(model.total);
        const paid = world.claimed.reduce((sum, each) => sum + each, 0n);
        // The one law, to the last digit, after every step.
        expect(world.owing()).toBe((world.distributed - paid) * SCALE);
      }
      expect(world.elsewhere).toBe(model.elsewhere);
      for (let who = 0; who < PEOPLE; who += 1) {
        const [got, due] = [world.claimed[who] ?? 0n, model.claimed[who] ?? 0n];
        const pending = pendingRewards(world.pool, world.position(who));
        // A slice a hair beside a whole micro-dollar may be floored to the other side of it until the carry comes along.
        expect([-1n, 0n, 1n]).toContain(due + model.pending(who) - (got + pending));
        expect(world.position(who).stake).toBe(model.stakes[who]);
      }
    }),
    { numRuns: 400 },
  );
});

test('behavior: a stake just before a distribution earns of that one and nothing of those before', () => {
  const world = new PureWorld();
  world.run({ do: 'stake', who: 0, amount: 10n });
  world.run({ do: 'reward', amount: 1_000n });
  world.run({ do: 'stake', who: 1, amount: 990n });
  expect(pendingRewards(world.pool, world.position(1))).toBe(0n);
  world.run({ do: 'reward', amount: 100n });
  expect([0, 1].map((who) => pendingRewards(world.pool, world.position(who)))).toEqual([1_001n, 99n]);
});

test('behavior: rewards far smaller than the number of stakes add up: a thousand thousandths are one', () => {
  const world = new PureWorld();
  for (let who = 0; who < 3; who += 1) world.run({ do: 'stake', who, amount: 10n ** 26n });
  for (let count = 0; count < 3_000; count += 1) world.run({ do: 'reward', amount: 1n });
  expect([0, 1, 2].map((who) => pendingRewards(world.pool, world.position(who)))).toEqual([1_000n, 1_000n, 1_000n]);
});

test('behavior: claiming every time or once at the end comes to the same', () => {
  const [often, once] = [new PureWorld(), new PureWorld()];
  for (const world of [often, once]) {
    world.run({ do: 'stake', who: 0, amount: 3n });
    world.run({ do: 'stake', who: 1, amount: 4n });
  }
  for (let count = 0; count < 100; count += 1) {
    for (const world of [often, once]) world.run({ do: 'reward', amount: 10n });
    often.run({ do: 'claim', who: 0 });
  }
  once.run({ do: 'claim', who: 0 });
  expect(often.claimed[0]).toBe(once.claimed[0]);
  expect(once.claimed[0]).toBe((1_000n * 3n) / 7n);
});

test('error: handing out while nobody stakes, and taking more than is staked, are refused', () => {
  expect(() => distribute(EMPTY_POOL, 1n)).toThrow(RangeError);
  const { pool, position } = changeStake(EMPTY_POOL, newPosition(EMPTY_POOL), 5n);
  expect(() => changeStake(pool, position, -6n)).toThrow(RangeError);
  expect(() => changeStake(pool, position, -5n)).not.toThrow();
});
