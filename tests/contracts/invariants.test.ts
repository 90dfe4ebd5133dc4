import fc from 'fast-check';
import { parseUnits } from 'viem';
import { expect, test } from 'vitest';
import { arbitraryHistory } from '../helpers/arbitrary-history.ts';
import { findBrokenPromise } from '../helpers/find-broken-promise.ts';
import { HistoryPlayer, type Played } from '../helpers/history-player.ts';
import { planHistory, type Step } from '../helpers/plan-history.ts';
import { PEOPLE } from '../helpers/test-chain.ts';
import { useVault } from '../helpers/use-vault.ts';
import { type Operation, type TokenName, VaultModel } from '../helpers/vault-model.ts';

const accounts = [PEOPLE.alice, PEOPLE.bob, PEOPLE.mallory];
const START = { usdc: 5_000_000_000n, ashao: parseUnits('5000', 18) };
const POOL = { usdc: parseUnits('100000', 6), ashao: parseUnits('10000000', 18) };
const CAPS = { usdc: 2_000_000_000n, ashao: parseUnits('2000', 18) };
const SUPPLY = parseUnits('1000000000', 18);

/**
 * No states kept but the newest; and no contract that stores each block's hash (EIP-2935, after cancun, for which the contracts
 * are compiled): together they would take most of the time.
 */
const QUICK_BLOCKS = ['--prune-history', '--hardfork', 'cancun'];

const at = useVault(
  async (chain, world) => {
    for (const account of accounts) {
      await world.fundUsdc(account, START.usdc);
      await world.fundAshao(account, START.ashao);
    }
    await world.setCap(chain.usdc, CAPS.usdc);
    await world.setCap(chain.ashao, CAPS.ashao);
  },
  { flags: QUICK_BLOCKS },
);

type Kind = Step['operation']['kind'];
type Counts = Record<Kind, { done: number; refused: number }>;

/** In all about 30,000 transactions, of which more than a third are refused. Only long histories meet many used-up ids. */
const ROUNDS = [
  { histories: 2_000, minLength: 1, maxLength: 26 },
  { histories: 25, minLength: 100, maxLength: 100 },
];
/** How often each kind must have been met, or the histories say nothing: half of what is usual, and less where it is rare. */
const COUNTS_MIN: Counts = {
  deposit: { done: 5_000, refused: 400 },
  withdraw: { done: 1_500, refused: 2_500 },
  buyback: { done: 500, refused: 1_500 },
  cancel: { done: 500, refused: 50 },
  donate: { done: 500, refused: 5 },
  burn: { done: 500, refused: 5 },
  // What the admin sets is never refused.
  cap: { done: 500, refused: 0 },
  pause: { done: 120, refused: 0 },
  unpause: { done: 25, refused: 350 },
};
/** How often a failing history is tried shorter: seconds for a short one, half a minute for a long one. */
const SHRINKS_MAX = 500;

test('behavior: over random histories the vault does as the model, never pays more than was deposited, and supply falls by burns alone', {
  timeout: 300_000,
}, async () => {
  const player = await HistoryPlayer.open(at.chain, accounts);
  const counts = mapCounts(() => 0);
  for (const { histories, ...lengths } of ROUNDS) {
    let hasFailed = false;
    let shrinks = 0;
    const history = arbitraryHistory({ people: accounts.length, start: START, ...lengths });
    const property = fc.asyncProperty(history, async (operations) => {
      // Nothing shorter is found from there on: fast-check reports the shortest failure until then, with its seed.
      if (hasFailed && ++shrinks > SHRINKS_MAX) return;
      await check(player, operations, counts).catch((error: unknown) => {
        hasFailed = true;
        throw error;
      });
    });
    await fc.assert(property, { numRuns: histories, includeErrorInReport: true });
  }
  const missing = mapCounts((kind, outcome) => Math.max(0, COUNTS_MIN[kind][outcome] - counts[kind][outcome]));
  expect(missing, `met: ${JSON.stringify(counts)}`).toEqual(mapCounts(() => 0));
});

async function check(player: HistoryPlayer, operations: readonly Operation[], counts: Counts): Promise<void> {
  const model = new VaultModel({ people: accounts.map(() => START), pool: POOL, caps: CAPS, now: player.start });
  const steps = planHistory(model, operations, player.start);
  const end = (steps.at(-1)?.at ?? player.start) + 1n;
  const { outcomes, logs, supply, figures } = await player.play(steps, end);
  for (const [index, { operation, isDone }] of steps.entries()) {
    counts[operation.kind][isDone ? 'done' : 'refused'] += 1;
    if (outcomes[index] === isDone) continue;
    const who = isDone ? 'refused by the chain alone' : 'carried out by the chain alone';
    throw new Error(`step ${index + 1} of ${steps.length}, ${write(operation)}: ${who}`);
  }
  const broken = findBrokenPromise(at.chain, { steps, logs }, SUPPLY - supply);
  if (broken !== null) throw new Error(broken);
  expect(supply).toBe(SUPPLY - model.burned);
  for (const token of ['usdc', 'ashao'] as const) compare(token, model, figures[token], end);
}

function compare(token: TokenName, model: VaultModel, figures: Played['figures'][TokenName], end: bigint): void {
  const expected = {
    reserve: model.reserve(token),
    balance: model.reserve(token) + model.donated[token],
    available: model.available(token, end),
    people: model.people.map((money) => money[token]),
  };
  expect(figures, `${token}: ${write(figures)} on the chain, ${write(expected)} in the model`).toEqual(expected);
  // The first promise once more, from the chain's balance and the sum of what was deposited.
  const spent = token === 'usdc' ? model.boughtBack : 0n;
  expect(model.paid[token] + spent).toBeLessThanOrEqual(model.deposited[token]);
  expect(figures.balance).toBeGreaterThanOrEqual(model.deposited[token] - model.paid[token] - spent);
}

function write(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? String(part) : part));
}

function mapCounts(count: (kind: Kind, outcome: 'done' | 'refused') => number): Counts {
  const kinds = Object.keys(COUNTS_MIN) as Kind[];
  return Object.fromEntries(
    kinds.map((kind) => [kind, { done: count(kind, 'done'), refused: count(kind, 'refused') }]),
  ) as Counts;
}
