import fc from 'fast-check';
import type { StakeStep } from './stake-model.ts';

/** Random histories: few people, amounts from one unit to whole fortunes, so that every proportion comes up. */
export function stakeSteps(people: number, options: { minLength: number; maxLength: number }) {
  const who = fc.nat(people - 1);
  const tokens = fc.oneof(
    fc.constantFrom(1n, 3n, 10n ** 18n, 7n * 10n ** 18n, 10n ** 24n),
    fc.bigInt({ min: 1n, max: 10n ** 25n }),
  );
  const micro = fc.oneof(fc.constantFrom(1n, 2n, 15_000n), fc.bigInt({ min: 1n, max: 10n ** 12n }));
  const step: fc.Arbitrary<StakeStep> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ do: fc.constant('stake' as const), who, amount: tokens }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('unstake' as const), who, amount: tokens }) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('reward' as const), amount: micro }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('claim' as const), who }) },
  );
  return fc.array(step, options);
}
