import { formatClock } from '../client/format.ts';

const BUYBACK_PROBLEMS = {
  vault_paused: 'the vault is paused',
  no_price: 'no price can be relied on',
  price_moved: 'the price has just moved too far',
  slippage: 'the market is too small for the amount at a fair price',
  vault_limit: 'the vault’s limit for a day is reached',
  no_role: 'the treasurer’s key may not buy back',
  no_gas: 'the treasurer has no gas',
  reverted: 'the chain refused it',
  stuck: 'what the treasurer sent waits for a block',
  node: 'the chain can’t be reached',
} as const;

/** What the network holds, burns and pays. */
export const treasuryStrings = {
  title: 'Treasury',
  intro:
    'What the network keeps of each paid message, what it does with it, and whether the vault holds what is owed. ',
  guide: 'How the money flows',
  description: 'Balance, burned $ASHAO, rewards paid, supply and price of the ashao network, with its reserves.',

  range: 'Time range',
  ranges: { '24h': '24 h', '7d': '7 d', '30d': '30 d', '90d': '90 d', all: 'All' },
  asOf: (iso: string) => `as of ${formatClock(iso)}`,
  refresh: 'Refresh',
  refreshFailed: 'The figures could not be refreshed',

  gap: {
    off: 'No chain is set up here: price, supply and reserves are not known, and nothing is bought back. What the ledger tells is complete.',
    starting: 'The chain has not been read yet: price, supply and reserves appear by themselves.',
    other_chain:
      'The chain is another one than the balances stand on: price, supply and reserves are not shown until that is settled.',
    alarm: 'The operator is checking the chain: price, supply and reserves are not shown until that is done.',
    stale: 'The chain has not answered for a while: price, supply and reserves are not shown until it does.',
  },

  figures: {
    title: 'Figures',
    since: (moment: string) => `Changes since ${moment}, the first snapshot of this range.`,
    noChange: 'No snapshot to compare with yet.',
    unknown: 'Not known',
    same: 'No change',
    pot: 'For the next buyback',
    potOf: (least: string) => `One is made at ${least}`,
  },

  series: {
    choose: 'What to draw',
    balance: { label: 'Balance', means: 'Dollars for buybacks and stakers that are not handed out yet.' },
    totalBurned: { label: 'Burned', means: '$ASHAO that buybacks have bought on the market and burned for good.' },
    rewardsPaid: { label: 'Rewards', means: 'Dollars handed out to people who stake, claimed or not.' },
    circulatingSupply: { label: 'Supply', means: '$ASHAO that was minted less what anybody has burned.' },
    price: { label: 'Price', means: 'Dollars for one $ASHAO on the market, averaged so that no single trade sets it.' },
  },
  labels: {
    balance: 'Balance',
    totalBurned: 'Burned by buybacks',
    rewardsPaid: 'Paid to stakers',
    circulatingSupply: 'Circulating supply',
    price: 'Price of $ASHAO',
  },

  chart: {
    title: 'Over time',
    csv: 'Download CSV',
    none: (next: string) =>
      `The line begins with two snapshots. One is taken every hour: the first comes within the minute, the next at ${next}.`,
    one: (next: string) =>
      `The line begins with the second hourly snapshot, at ${next}. Until then the figures above are all there is.`,
    unseen: {
      off: 'Only a chain knows this, and none is set up here.',
      no_pool: 'There is no market for $ASHAO yet. The line begins once there is one.',
      too_young: 'The market has not been watched for long enough to average a price. It appears within the hour.',
      other: 'The chain did not tell this in the chosen time. The line begins with the second snapshot that knows it.',
    },
  },

  reserves: {
    title: 'Reserves against debts',
    block: (block: string, clock: string) => `at block ${block}, ${clock}`,
    covered: 'The vault holds at least all that the ledger owes, of both.',
    uncovered: (assets: string) =>
      `The vault holds less than the ledger owes in ${assets}. Operators are alarmed by this.`,
    and: ' and ',
    asset: { usdc: 'USDC', ashao: '$ASHAO' },
    held: 'In the vault, on chain',
    owed: 'Owed by the ledger',
    parts: {
      people: 'To people',
      staked: 'Staked',
      withdrawals: 'Withdrawals under way',
      treasury: 'Treasury',
      waiting: 'Deposits without an account yet',
    },
    over: 'Beyond what is owed',
    under: 'Missing',
    none: 'Reserves are read from the chain; they appear once one is read.',
    vault: 'The vault in the explorer',
    means:
      'The vault’s holdings are read at a block that can’t be undone and compared with the sum of all balances at that block.',
  },

  buybacks: {
    title: 'Buybacks',
    status: {
      off: 'Buybacks are off here: no treasurer is set up.',
      waiting: (pot: string, least: string) => `The next one is made once the pot holds ${least}. It holds ${pot}.`,
      under_way: 'One is under way now.',
      held_back: (problem: keyof typeof BUYBACK_PROBLEMS | null, retryAt: string | null) =>
        `The next one waits, as ${problem === null ? 'it could not be made' : BUYBACK_PROBLEMS[problem]}.${
          retryAt === null ? '' : ` It is tried again at ${formatClock(retryAt)}.`
        }`,
    },
    empty: 'No buyback yet. What is bought and burned appears here, with its transaction.',
    bought: (usdc: string, ashao: string) => `${usdc} for ${ashao}`,
    asked: (usdc: string, least: string) => `${usdc} for at least ${least}`,
    burnedAt: (price: string) => `Burned, at ${price} each`,
    state: {
      planned: 'Planned',
      sent: 'Sent',
      confirming: 'Waiting for blocks',
      done: 'Burned',
      abandoned: 'Not made',
    },
    link: 'View transaction',
  },

  csv: {
    series: [
      'Hour (UTC)',
      'Balance (USDC)',
      'Burned (ASHAO)',
      'Rewards paid (USDC)',
      'Circulating supply (ASHAO)',
      'Price (USDC)',
      'Source',
    ],
    seen: 'Snapshot',
    filled: 'Reckoned afterwards',
    buybacks: [
      'Planned (UTC)',
      'Closed (UTC)',
      'State',
      'Spent (USDC)',
      'Burned (ASHAO)',
      'Price paid (USDC)',
      'Transaction',
      'Buyback',
    ],
  },
} as const;
