import { sql } from 'drizzle-orm';
import type { ApiClient } from './api-client.ts';
import type { ChainWorld, TestPerson } from './chain-world.ts';
import { TreasuryWorld } from './treasury-world.ts';
import { waitFor } from './wait-for.ts';

type Member = { client: ApiClient; person: TestPerson };

/** Somebody with a wallet who is signed in, with money in the vault that a running server has credited. */
export async function joinWithMoney(
  client: ApiClient,
  world: ChainWorld,
  money: { usdc?: bigint; ashao?: bigint },
): Promise<Member> {
  const wallet = await world.wallet();
  const { user } = await client.signIn(wallet.account);
  const person = { ...wallet, userId: user.id };
  for (const asset of ['usdc', 'ashao'] as const) {
    const amount = money[asset];
    if (amount === undefined) continue;
    await world.deposit(person, asset, amount);
    await world.mine(2);
    await waitFor(async () => (await world.inLedger(person.userId))[asset] >= amount);
  }
  return { client, person };
}

/**
 * Has a running server make a buyback: a dear job fills the pot, and time passes on the chain so that its price is an average.
 * @param spent micro-dollars of the payer, all of them the treasury's
 */
export async function makeBuyback(world: ChainWorld, payer: TestPerson, spent: bigint): Promise<void> {
  const treasury = new TreasuryWorld(world);
  const done = async () => (await treasury.buybacks()).filter(({ state }) => state === 'done').length;
  const before = await done();
  await world.pass(180);
  await world.mine(2);
  await treasury.earn(payer, spent);
  await waitFor(async () => {
    await world.mine();
    await treasury.retryNow();
    return (await done()) > before;
  }, 60_000);
  // The swap has moved the price: it is an average again once nobody has traded for its window.
  await world.pass(180);
  await world.mine(2);
}

/** As if the server had been taking snapshots for so many hours: those there are move back, and it fills in what is missing. */
export async function ageSnapshots({ connection }: ChainWorld, hours: number): Promise<void> {
  await connection.db.execute(sql`update treasury_snapshots set hour = hour - make_interval(hours => ${hours})`);
  await waitFor(async () => {
    const rows = await connection.sql<{ n: number }[]>`select count(*)::int as n from treasury_snapshots`;
    return (rows[0]?.n ?? 0) > hours;
  }, 30_000);
}
