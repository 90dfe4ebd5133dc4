import {
  ASHAO_SUPPLY,
  ASHAO_UNIT,
  BOOSTED_SHARE_BPS,
  TIER_IDS,
  TIERS,
  WORKER_SHARE_BPS,
} from '../../../lib/constants.ts';
import { creditsToMicro, splitShare, splitTreasury } from '../../../lib/ledger/money.ts';
import {
  changeStake,
  claimRewards,
  distribute,
  EMPTY_POOL,
  newPosition,
  type Pool,
  type Position,
  pendingRewards,
} from '../../../lib/staking/accumulator.ts';
import { ASSUMPTIONS, PRICE_PATHS, type PricePath, STAKERS } from './assumptions.ts';
import { createRandom } from './random.ts';

/** Sums since the first day, in micro-dollars; tokens in units of 10^-18. */
type Day = {
  day: number;
  messages: number;
  paid: bigint;
  workers: bigint;
  stakers: bigint;
  buyback: bigint;
  burned: bigint;
  staked: bigint;
  price: bigint;
};
export type YearResult = {
  days: Day[];
  /** What each of STAKERS has claimed or could claim at the end, in micro-dollars. */
  rewards: bigint[];
  /** Micro-dollars that workers got for a message, by share. */
  workersPlain: bigint;
  workersBoosted: bigint;
};

/** A year of paid messages, day by day: every message's price is split by the functions that the server splits it by. */
export function simulateYear(path: PricePath, days: number = ASSUMPTIONS.days): YearResult {
  const random = createRandom(ASSUMPTIONS.seed);
  const result: YearResult = { days: [], rewards: [], workersPlain: 0n, workersBoosted: 0n };
  let pool: Pool = EMPTY_POOL;
  const positions: Position[] = STAKERS.map(() => newPosition(pool));
  const claimed: bigint[] = STAKERS.map(() => 0n);
  let sum: Day = newDay();

  const moveStakes = (day: number) => {
    for (const [index, { tokens, fromDay, toDay }] of STAKERS.entries()) {
      if (day !== fromDay && day !== toDay) continue;
      const changed = changeStake(pool, positions[index] ?? newPosition(pool), day === fromDay ? tokens : -tokens);
      pool = changed.pool;
      positions[index] = changed.position;
      if (day !== toDay) continue;
      const { paid, position } = claimRewards(pool, changed.position);
      positions[index] = position;
      claimed[index] = paid;
    }
  };

  for (let day = 0; day < days; day += 1) {
    moveStakes(day);
    const year = day / ASSUMPTIONS.days;
    const today = { buyback: 0n, rewards: 0n };
    for (const { count, tier, boosted } of messagesOf(year, random)) {
      const price = creditsToMicro(TIERS[tier].credits);
      const { worker, treasury } = splitShare(price, boosted ? BOOSTED_SHARE_BPS : WORKER_SHARE_BPS);
      const { buyback, rewards } = splitTreasury(treasury);
      const times = BigInt(count);
      today.buyback += times * buyback;
      today.rewards += times * rewards;
      sum = {
        ...sum,
        messages: sum.messages + count,
        paid: sum.paid + times * price,
        workers: sum.workers + times * worker,
      };
      if (boosted) result.workersBoosted += times * worker;
      else result.workersPlain += times * worker;
    }
    // Nobody staking: the stakers' half buys back too.
    const isStaked = pool.totalStaked > 0n;
    if (isStaked) pool = distribute(pool, today.rewards);
    const spent = today.buyback + (isStaked ? 0n : today.rewards);
    const price = priceOn(path, year, random);
    const burned = (spent * ASHAO_UNIT) / price;
    const supplyLeft = ASHAO_SUPPLY - sum.burned;
    sum = {
      ...sum,
      day: day + 1,
      stakers: sum.stakers + (isStaked ? today.rewards : 0n),
      buyback: sum.buyback + spent,
      burned: sum.burned + (burned < supplyLeft ? burned : supplyLeft),
      staked: pool.totalStaked,
      price,
    };
    result.days.push(sum);
  }
  result.rewards = positions.map((position, index) => (claimed[index] ?? 0n) + pendingRewards(pool, position));
  return result;
}

function newDay(): Day {
  return { day: 0, messages: 0, paid: 0n, workers: 0n, stakers: 0n, buyback: 0n, burned: 0n, staked: 0n, price: 0n };
}

/** From 0 to 1 in the shape of an S. */
const growth = (year: number) => 1 / (1 + Math.exp(-8 * (year - 0.5)));
const between = (range: { first: number; last: number }, share: number) =>
  range.first + (range.last - range.first) * share;

function messagesOf(year: number, random: () => number) {
  const people = between(ASSUMPTIONS.payingPeople, growth(year));
  // Some days are busier than others.
  const messages = people * ASSUMPTIONS.messagesADay * (0.85 + 0.3 * random());
  const boostedPart = between(ASSUMPTIONS.boostedPercent, year) / 100;
  return TIER_IDS.flatMap((tier) => {
    const count = Math.round((messages * ASSUMPTIONS.tierPercent[tier]) / 100);
    const boosted = Math.round(count * boostedPart);
    return [
      { tier, count: count - boosted, boosted: false },
      { tier, count: boosted, boosted: true },
    ];
  });
}

function priceOn(path: PricePath, year: number, random: () => number): bigint {
  const wobble = 0.95 + 0.1 * random();
  const factor = PRICE_PATHS[path](year) * wobble;
  return (ASSUMPTIONS.firstPrice * BigInt(Math.round(factor * 1_000_000))) / 1_000_000n;
}
