import fc from 'fast-check';
import type { Operation, TokenName } from './vault-model.ts';

type Options = {
  readonly people: number;
  /** What each person begins with. */
  readonly start: Record<TokenName, bigint>;
  readonly minLength: number;
  readonly maxLength: number;
};

/**
 * What people do with a vault. It mostly begins with a few deposits: a short history on an empty vault is little but
 * refusals.
 */
export function arbitraryHistory({ people, start, ...lengths }: Options): fc.Arbitrary<Operation[]> {
  const person = fc.nat(people - 1);
  // Few ids, or the same one would seldom come twice.
  const id = fc.oneof(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }));
  const rarely = fc.oneof({ weight: 14, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) });
  /** Amounts from parts of what people have to more than that, nothing and dust among them. */
  const amountOf = (token: TokenName) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.bigInt({ min: 1n, max: start[token] / 12n }) },
      { weight: 8, arbitrary: fc.bigInt({ min: 1n, max: start[token] / 3n }) },
      { weight: 1, arbitrary: fc.constantFrom(0n, 1n, start[token] * 2n) },
    );
  const tokenAndAmount = fc.oneof(
    fc.record({ token: fc.constant<TokenName>('usdc'), amount: amountOf('usdc') }),
    fc.record({ token: fc.constant<TokenName>('ashao'), amount: amountOf('ashao') }),
  );
  const kind = <K extends Operation['kind']>(name: K) => fc.constant(name);
  const deposit: fc.Arbitrary<Operation> = fc
    .tuple(fc.record({ kind: kind('deposit'), person }), tokenAndAmount)
    .map(([head, rest]) => ({ ...head, ...rest }));
  const withdraw: fc.Arbitrary<Operation> = fc
    .tuple(fc.record({ kind: kind('withdraw'), id, person, isLate: rarely, isForged: rarely }), tokenAndAmount)
    .map(([head, rest]) => ({ ...head, ...rest }));
  const boundBps = fc.constantFrom(0n, 9_000n, 9_900n, 10_000n, 10_000n, 10_001n);
  const operation = fc.oneof<fc.WeightedArbitrary<Operation>[]>(
    { weight: 5, arbitrary: deposit },
    { weight: 8, arbitrary: withdraw },
    { weight: 4, arbitrary: fc.record({ kind: kind('buyback'), id, amount: amountOf('usdc'), boundBps }) },
    { weight: 1, arbitrary: fc.record({ kind: kind('cancel'), id }) },
    { weight: 1, arbitrary: tokenAndAmount.map((rest) => ({ kind: 'donate', ...rest })) },
    { weight: 1, arbitrary: fc.record({ kind: kind('burn'), person, amount: amountOf('ashao') }) },
    { weight: 1, arbitrary: tokenAndAmount.map((rest) => ({ kind: 'cap', ...rest })) },
    { weight: 3, arbitrary: fc.record({ kind: kind('wait'), seconds: fc.integer({ min: 1, max: 90_000 }) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'unpause', 'unpause', 'unpause') }) },
  );
  const opening = fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant<Operation[]>([]) },
    { weight: 9, arbitrary: fc.array(deposit, { minLength: 2, maxLength: 4 }) },
  );
  return fc
    .tuple(opening, fc.array(operation, { ...lengths, size: 'max' }))
    .map(([deposits, operations]) => [...deposits, ...operations]);
}
