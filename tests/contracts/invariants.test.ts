import fc from 'fast-check';
import { type Address, encodeFunctionData, type Hex, parseUnits, toHex } from 'viem';
import { expect, test } from 'vitest';
import { ashaoTokenAbi } from '../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../lib/chain/abi/ashao-vault.ts';
import { DEVELOPMENT_KEYS } from '../../lib/development-keys.ts';
import { LOCAL_ADMIN, LOCAL_ROLES } from '../../scripts/lib/chain/local-deployment.ts';
import { PEOPLE } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';
import { type Operation, type TokenName, VaultModel } from '../helpers/vault-model.ts';

/** In all 2,500 operations, of which about half are refused. */
const HISTORIES = 25;
const OPERATIONS = 100;

const accounts = [PEOPLE.alice, PEOPLE.bob, PEOPLE.mallory];
const START = { usdc: 5_000_000_000n, ashao: parseUnits('5000', 18) };
const POOL = { usdc: parseUnits('100000', 6), ashao: parseUnits('10000000', 18) };
const CAPS = { usdc: 3_000_000_000n, ashao: parseUnits('3000', 18) };

const at = useVault(async (chain, world) => {
  for (const account of accounts) {
    await world.fundUsdc(account, START.usdc);
    await world.fundAshao(account, START.ashao);
  }
  await world.setCap(chain.usdc, CAPS.usdc);
  await world.setCap(chain.ashao, CAPS.ashao);
});

/** Amounts about as large as what people have, nothing and dust among them. */
const arbitraryAmount = (token: TokenName) =>
  fc.oneof(
    { weight: 8, arbitrary: fc.bigInt({ min: 1n, max: START[token] / 3n }) },
    { weight: 1, arbitrary: fc.constantFrom(0n, 1n, START[token] * 2n) },
  );
const arbitraryToken = fc.constantFrom<TokenName>('usdc', 'ashao');
const person = fc.integer({ min: 0, max: accounts.length - 1 });
const id = fc.integer({ min: 1, max: 60 });
const withToken = <T>(make: (token: TokenName) => fc.Arbitrary<T>) => arbitraryToken.chain(make);
const rarely = fc.integer({ min: 0, max: 7 }).map((value) => value === 0);

const arbitraryOperation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: withToken((token) =>
      fc.record({ kind: fc.constant('deposit'), person, token: fc.constant(token), amount: arbitraryAmount(token) }),
    ),
  },
  {
    weight: 8,
    arbitrary: withToken((token) =>
      fc.record({
        kind: fc.constant('withdraw'),
        id,
        person,
        token: fc.constant(token),
        amount: arbitraryAmount(token),
        isLate: rarely,
        isForged: rarely,
      }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('buyback'),
      id,
      amount: arbitraryAmount('usdc'),
      boundBps: fc.constantFrom(0n, 9_000n, 10_000n, 10_001n),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel'), id }) },
  {
    weight: 1,
    arbitrary: withToken((token) =>
      fc.record({ kind: fc.constant('donate'), token: fc.constant(token), amount: arbitraryAmount(token) }),
    ),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('burn'), person, amount: arbitraryAmount('ashao') }) },
  {
    weight: 1,
    arbitrary: withToken((token) =>
      fc.record({ kind: fc.constant('cap'), token: fc.constant(token), amount: arbitraryAmount(token) }),
    ),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait'), seconds: fc.integer({ min: 1, max: 90_000 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'unpause', 'unpause') }) },
) as fc.Arbitrary<Operation>;

test('behavior: over random histories the vault does as the model, never pays more than was deposited, and supply falls by burns alone', {
  timeout: 300_000,
}, async () => {
  const counts = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryOperation, { minLength: OPERATIONS, maxLength: OPERATIONS }),
      async (operations) => {
        const snapshot = await at.chain.client.snapshot();
        await runHistory(operations, counts);
        await at.chain.client.revert({ id: snapshot });
      },
    ),
    // A failure is reported as found: shrinking would run the chain for minutes.
    { numRuns: HISTORIES, endOnFailure: true },
  );
  // Both kinds were met, or the histories say nothing.
  expect(counts.done).toBeGreaterThan(HISTORIES * 20);
  expect(counts.refused).toBeGreaterThan(HISTORIES * 10);
});

async function runHistory(operations: readonly Operation[], counts: { done: number; refused: number }): Promise<void> {
  const { chain } = at;
  let now = await chain.now();
  const model = new VaultModel({ people: accounts.map(() => START), pool: POOL, caps: CAPS, now });
  for (const [index, operation] of operations.entries()) {
    now += operation.kind === 'wait' ? BigInt(operation.seconds) : 1n;
    if (operation.kind === 'wait') continue;
    const { from, to, data } = await encode(operation, model, now);
    await chain.client.setNextBlockTimestamp({ timestamp: now });
    const { status } = await chain.sendRaw(from, to, data);
    const isDone = model.apply(operation, now);
    counts[isDone ? 'done' : 'refused'] += 1;
    expect(status === 'success', `operation ${index}: ${JSON.stringify(operation, writeBigInt)}`).toBe(isDone);
  }
  await chain.client.setNextBlockTimestamp({ timestamp: now + 1n });
  await chain.client.mine({ blocks: 1 });
  await compare(model, now + 1n);
}

async function compare(model: VaultModel, now: bigint): Promise<void> {
  const { chain, world } = at;
  const supply = chain.client.readContract({ address: chain.ashao, abi: ashaoTokenAbi, functionName: 'totalSupply' });
  for (const token of ['usdc', 'ashao'] as const) {
    const [reserve, balance, available, ...balances] = await Promise.all([
      world.reserves(chain[token]),
      chain.balanceOf(chain[token], chain.vault),
      world.available(chain[token]),
      ...accounts.map((account) => chain.balanceOf(chain[token], account)),
    ]);
    expect(reserve).toBe(model.reserve(token));
    expect(balance).toBe(model.reserve(token) + model.donated[token]);
    expect(available).toBe(model.available(token, now));
    expect(balances).toEqual(model.people.map((money) => money[token]));
    // The two promises themselves, from the chain's figures and the sum of what was deposited.
    const spent = token === 'usdc' ? model.boughtBack : 0n;
    expect(model.paid[token] + spent).toBeLessThanOrEqual(model.deposited[token]);
    expect(balance).toBeGreaterThanOrEqual(model.deposited[token] - model.paid[token] - spent);
  }
  expect(await supply).toBe(parseUnits('1000000000', 18) - model.burned);
}

async function encode(operation: Exclude<Operation, { kind: 'wait' }>, model: VaultModel, now: bigint) {
  const { chain, world } = at;
  const toVault = (from: Address, call: Parameters<typeof encodeFunctionData<typeof ashaoVaultAbi>>[0]) => ({
    from,
    to: chain.vault,
    data: encodeFunctionData(call as never),
  });
  const abi = ashaoVaultAbi;
  const who = (index: number) => accounts[index] ?? PEOPLE.alice;
  switch (operation.kind) {
    case 'deposit': {
      const args = [chain[operation.token], operation.amount] as const;
      return toVault(who(operation.person), { abi, functionName: 'deposit', args });
    }
    case 'withdraw': {
      const voucher = {
        id: idOf(operation.id),
        account: who(operation.person),
        token: chain[operation.token],
        amount: operation.amount,
        deadline: operation.isLate ? now - 1n : now,
      };
      const signature = await world.sign(voucher, operation.isForged ? { key: DEVELOPMENT_KEYS.treasurer } : {});
      return toVault(PEOPLE.mallory, { abi, functionName: 'withdraw', args: [voucher, signature] });
    }
    case 'buyback': {
      const args = [idOf(operation.id), operation.amount, model.bound(operation), now] as const;
      return toVault(LOCAL_ROLES.treasurer, { abi, functionName: 'buyback', args });
    }
    case 'cancel':
      return toVault(LOCAL_ADMIN, { abi, functionName: 'cancel', args: [idOf(operation.id)] });
    case 'cap': {
      const args = [chain[operation.token], operation.amount] as const;
      return toVault(LOCAL_ADMIN, { abi, functionName: 'setRateCap', args });
    }
    case 'pause':
    case 'unpause':
      return toVault(LOCAL_ADMIN, { abi, functionName: operation.kind });
    case 'donate': {
      const args = [chain.vault, operation.amount] as const;
      const data = encodeFunctionData({ abi: ashaoTokenAbi, functionName: 'transfer', args });
      return { from: who(0), to: chain[operation.token], data };
    }
    case 'burn': {
      const data = encodeFunctionData({ abi: ashaoTokenAbi, functionName: 'burn', args: [operation.amount] });
      return { from: who(operation.person), to: chain.ashao, data };
    }
  }
}

function idOf(number: number): Hex {
  return toHex(0x1000 + number, { size: 32 });
}

function writeBigInt(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? String(value) : value;
}
