import {
  ASHAO_DECIMALS,
  BOOSTED_SHARE_BPS,
  BPS,
  BUYBACK_SHARE_BPS,
  TIERS,
  WORKER_BOOST_MIN_STAKE,
  WORKER_SHARE_BPS,
} from '../../../lib/constants.ts';
import { formatDecimal } from '../../../lib/decimal.ts';
import { ASSUMPTIONS, type PricePath, STAKERS } from './assumptions.ts';
import { dollars, ofSupply, percent, table, tokens } from './format.ts';
import type { Simulation } from './run-simulation.ts';

const inPercent = (bps: number) => `${(bps / BPS) * 100} %`;
const PATH_NAMES: Record<PricePath, string> = {
  flat: 'stays about where it is',
  rising: 'goes up fourfold',
  falling: 'loses four fifths',
};

/** The guide with the figures of a run. Everything in it that is a number comes from the constants, the assumptions or the run. */
export function writeGuide({ years, sybil, selfServers }: Simulation): string {
  const year = years.flat;
  const last = year.days.at(-1);
  if (!last) throw new Error('the year has no days');
  const boostStake = Number(formatDecimal(WORKER_BOOST_MIN_STAKE, ASHAO_DECIMALS)).toLocaleString('en');
  const parts = table(
    ['Who', 'In the year', 'Of what was paid'],
    [
      ['Workers whose owners do not stake', dollars(year.workersPlain), percent(year.workersPlain, last.paid)],
      ['Workers whose owners stake', dollars(year.workersBoosted), percent(year.workersBoosted, last.paid)],
      ['People who stake', dollars(last.stakers), percent(last.stakers, last.paid)],
      ['Buyback and burn', dollars(last.buyback), percent(last.buyback, last.paid)],
      ['All together', dollars(last.paid), percent(last.paid, last.paid)],
    ],
  );
  const stakers = table(
    ['Who', '$ASHAO', 'Days', 'Rewards'],
    STAKERS.map(({ name, tokens: amount, fromDay, toDay }, index) => [
      name,
      tokens(amount),
      `${fromDay} to ${toDay ?? ASSUMPTIONS.days}`,
      dollars(year.rewards[index] ?? 0n),
    ]),
  );
  const burns = table(
    ['If the price', 'Spent', 'Burned', 'Of the supply'],
    (Object.keys(years) as PricePath[]).map((path) => {
      const end = years[path].days.at(-1) ?? last;
      return [PATH_NAMES[path], dollars(end.buyback), tokens(end.burned), ofSupply(end.burned)];
    }),
  );
  const selves = table(
    ['Who', 'Messages', 'Paid', 'Comes back', 'Lost'],
    selfServers.map(({ label, messages, paid, back }) => [
      label,
      messages.toLocaleString('en'),
      dollars(paid),
      dollars(back),
      dollars(paid - back),
    ]),
  );
  const { payingPeople, messagesADay, boostedPercent, tierPercent } = ASSUMPTIONS;

  return `# The economy

Where each dollar goes that somebody pays for a message, who can earn by it, and what a year of it looks like when it is
reckoned through.

## The loop

1. Somebody pays for a message with credits of US$ 0.01: ${TIERS.pro.credits} for Pro, ${TIERS.max.credits} for Max.
2. The owner of the worker that answers gets ${inPercent(WORKER_SHARE_BPS)} of the price, or ${inPercent(BOOSTED_SHARE_BPS)} with at least ${boostStake} $ASHAO staked when the worker takes the job.
3. Of what remains, ${inPercent(BUYBACK_SHARE_BPS)} buys $ASHAO on the open market and burns it; the rest is paid in USDC to those who stake, in proportion to their stakes.
4. Credits that the network has given away go the same ways but stay such credits: they buy messages and can never be withdrawn. They bring the treasury nothing.

Nothing is printed. Every dollar that anybody takes out was paid in by somebody before, and the ledger sums to zero at every
step.

What the treasury of this network holds, has burned and has paid stands on [its page](/treasury).

## A year, reckoned through

This is a simulation and no forecast. It supposes ${payingPeople.first.toLocaleString('en')} paying people on the first day and ${payingPeople.last.toLocaleString('en')} on the last, ${messagesADay} messages a day each,
${tierPercent.max} % of them Max, and that the part answered by workers with a stake grows from ${boostedPercent.first} % to ${boostedPercent.last} %. Prices, shares and splits are
the real ones, and the functions that split the money are the server's own.

![Dollars paid out since the first day: to workers, on top of that to people who stake, and on top of that for buyback and burn. The highest line is all that was paid.](../../public/images/economy/dollars.svg)

${parts}

## Staking

Rewards are handed out about once a minute to whoever stakes at that moment. Whoever comes just before gets nothing of what was earned
before, and while nobody stakes the stakers' part buys back as well. In the simulated year:

${stakers}

A stake's share of each reward is its share of all stakes: another large stake means less for everybody, and nobody is paid
from what others have staked.

## Buyback and burn

The supply only falls. How fast depends on the price, as the same dollars buy more tokens when a token costs less. The three
lines have the same messages and a price that begins at one cent.

![Millions of $ASHAO burned since the first day, for a price that falls, stays and rises. The lower the price, the more is burned.](../../public/images/economy/burned.svg)

${burns}

## Ten thousand wallets and one worker

Every new wallet is granted credits. Somebody who makes ${sybil.wallets.toLocaleString('en')} wallets and has all of their messages answered by a worker of
their own gets this for it:

${table(
  ['', 'The farm'],
  [
    ['Granted', dollars(sybil.granted)],
    ['Messages its own worker must answer', sybil.messages.toLocaleString('en')],
    ['Granted credits left at the end', dollars(sybil.left)],
    ['**Money that can be withdrawn**', `**${dollars(sybil.withdrawable)}**`],
  ],
)}

Granted credits pay a worker in granted credits, however often they go round. The farm pays for the computing of every message and
has nothing to sell.

## Serving yourself

Buying credits and answering your own messages with your own worker is allowed, and costs money:

${selves}

Even the only staker there is loses the half that is burned. The last line sends on whatever comes back until it buys no message.

## Run it yourself

\`npm run sim:economy\` reckons the year again from \`lib/constants.ts\`, prints these tables and writes this page with its pictures. What
it supposes stands in \`scripts/lib/economy/assumptions.ts\`. See also [credits and tiers](credits-and-tiers.md).
`;
}
