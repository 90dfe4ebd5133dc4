import { formatClock, formatCount, formatWait } from '../client/format.ts';
import { formatAmount } from '../client/format-amount.ts';
import { formatPrice } from '../client/format-price.ts';
import type { Asset } from '../client/parse-amount.ts';
import { ASHAO_DECIMALS, MICRO_PER_CREDIT, USDC_DECIMALS } from '../constants.ts';

const NAMES = { usdc: 'USDC', ashao: '$ASHAO' } as const;
const inPercent = (bps: number) => `${bps / 100} %`;
const creditsADollar = 10n ** BigInt(USDC_DECIMALS) / MICRO_PER_CREDIT;

/** Staking, deposits and withdrawals. */
export const tokenStrings = {
  title: 'Stake and credits',
  intro: 'Buy credits with USDC, stake $ASHAO for a part of what the network earns, and take out what is yours.',
  link: 'Stake and credits',
  asset: NAMES,
  asOf: (iso: string) => `as of ${formatClock(iso)}`,

  signedOut: {
    title: 'Your wallet is your account',
    text: 'Connect one to buy credits, stake and withdraw.',
    connect: 'Connect wallet',
    preview: {
      label: 'What is here',
      buy: 'Credits for USDC',
      rewards: 'Rewards for stakers',
      boost: 'A greater share for your workers',
      withdraw: 'The way out',
    },
    perDay: (usdc: string) =>
      `What your workers and your stake earn is paid to your wallet, up to ${usdc} in 24 hours.`,
  },

  off: {
    off: 'Deposits and withdrawals are off here: no chain is set up.',
    starting: 'The chain has not been reached yet. This page tries again by itself.',
    other_chain: 'Deposits and withdrawals are stopped: the chain is another one than the balances stand on.',
    alarm: 'Deposits and withdrawals are stopped while the operator checks the chain. Nothing has moved.',
  },
  blocks: (count: number, needed: number | null) =>
    needed === null ? `${formatCount(count, 'block')} on it` : `${count} of ${formatCount(needed, 'block')}`,
  late: 'The network is read late at the moment: what you send is credited later.',

  balances: {
    title: 'Balances',
    available: '$ASHAO to stake or withdraw',
    staked: '$ASHAO staked',
    purchased: 'Purchased credits',
    purchasedMeans: 'Worth real money: to spend, or to withdraw as USDC.',
  },

  faucet: {
    title: 'Test money',
    text: 'This chain runs on your own machine. Its USDC, $ASHAO and gas are worth nothing.',
    ask: 'Get test money',
    asking: 'Sending…',
    done: (usdc: string, ashao: string) =>
      `${formatAmount(usdc, 'usdc')} of USDC and ${formatAmount(ashao, 'ashao')} are in your wallet.`,
    failed: 'Nothing was sent',
  },

  amount: {
    label: (asset: Asset) => `Amount in ${NAMES[asset]}`,
    max: 'Max',
    form: 'Enter an amount such as 25 or 25.5.',
    decimals: (asset: Asset) =>
      `${NAMES[asset]} has at most ${asset === 'usdc' ? USDC_DECIMALS : ASHAO_DECIMALS} decimals.`,
    zero: 'Enter more than 0.',
    tooMuch: (available: string) => `More than there is: ${available}.`,
    tooLittle: (least: string) => `At least ${least}.`,
  },

  stake: {
    title: 'Stake',
    choose: 'Stake or unstake',
    tabs: { stake: 'Stake', unstake: 'Unstake' },
    do: { stake: 'Stake', unstake: 'Unstake' },
    busy: { stake: 'Staking…', unstake: 'Unstaking…' },
    done: {
      stake: (amount: string) => `${amount} staked.`,
      unstake: (amount: string) => `${amount} unstaked. You can withdraw it now.`,
    },
    available: { stake: 'Not staked', unstake: 'Staked' },
    failed: { stake: 'Not staked', unstake: 'Not unstaked' },
    nothing: {
      stake: 'You have no $ASHAO here yet: deposit some above.',
      unstake: 'Nothing is staked.',
    },
    nothingToDeposit: 'You have no $ASHAO here, and none can be deposited at the moment.',
    perDay: (amount: string, days: number) => `≈ ${amount} a day, at what the last ${days} days paid.`,
    unlocked: (bps: number) => `Your workers earn ${inPercent(bps)} of each message, thanks to this stake.`,
    unlocks: (least: string, boosted: number, now: number) =>
      `With ${least} staked your workers earn ${inPercent(boosted)} of each message; now it is ${inPercent(now)}.`,
    missing: (amount: string) => `${amount} to go.`,
  },

  rewards: {
    title: 'Rewards',
    pending: 'To claim',
    claimed: 'Claimed so far',
    slice: 'Your slice of each reward',
    slicePercent: (percent: number) => `${percent.toLocaleString('en-US', { maximumFractionDigits: 3 })} %`,
    claim: 'Claim',
    claiming: 'Claiming…',
    done: (amount: string) => `${amount} claimed: it is in your purchased credits.`,
    nothing: 'There was nothing to claim.',
    failed: 'Not claimed',
    none: 'Half of what the network keeps of messages paid with purchased credits goes to stakers, as soon as it comes in.',
  },

  apr: {
    title: 'What staking pays',
    treasury: 'See the treasury that pays it',
    network: 'Staked by everybody',
    days: (days: number) => `Paid to stakers in ${days} days`,
    rate: (days: number) => `Yearly rate, from ${days} days`,
    percent: (percent: number) => `${percent.toLocaleString('en-US', { maximumFractionDigits: 2 })} %`,
    formula: 'Rewards × 365 ÷ days ÷ value of all stakes. It says what was, not what will be.',
    inputs: (value: string, price: string) => `Value of all stakes: ${value}, at ${formatPrice(price)} for one $ASHAO.`,
    reason: {
      no_price: 'No yearly rate: nothing tells the price of $ASHAO yet.',
      nobody_stakes: 'No yearly rate: nobody stakes.',
    },
  },

  chart: {
    title: 'Your stake over time',
    range: 'Time range',
    ranges: { '30d': '30 days', '90d': '90 days' },
    choose: 'What to draw',
    series: { staked: 'Stake', claimed: 'Claimed', paidToAll: 'Network' },
    labels: { staked: 'Your stake', claimed: 'Rewards you have claimed', paidToAll: 'Paid to all stakers a day' },
    means: {
      staked: 'What you had staked at the end of each day (UTC).',
      claimed: 'All rewards that you had claimed by the end of each day (UTC).',
      paidToAll: 'What all stakers together were paid on each day (UTC).',
    },
    none: {
      staked: 'You have had nothing staked in this time. The line begins on the day on which you stake.',
      claimed: 'You have claimed no rewards yet. The line begins with your first claim.',
      paidToAll: 'Nothing was paid to stakers in this time. It comes with messages paid with purchased credits.',
    },
  },

  history: {
    title: 'Staking history',
    empty: 'Nothing yet. What you stake, unstake and claim appears here.',
  },

  deposit: {
    title: 'Deposit',
    choose: 'What to deposit',
    explain: {
      usdc: `1 USDC is ${creditsADollar} credits.`,
      ashao: 'It can be staked as soon as it is counted.',
    },
    gives: (credits: string) => `Gives ${credits}.`,
    wallet: 'In your wallet',
    showWallet: 'Show',
    showWalletLabel: (asset: Asset) => `Show the ${NAMES[asset]} in your wallet`,
    readingWallet: 'Asking…',
    walletFailed: 'The wallet’s balance could not be read.',
    otherNetwork: 'Your wallet is on another network. Depositing offers to switch it.',
    do: 'Deposit',
    confirmed: 'Credited',
    list: 'Your deposits',
    csv: 'Download CSV of your deposits',
    state: {
      pending: 'On its way',
      credited: 'Credited',
      dropped: 'Dropped by the chain; it may come again',
      failed: 'Refused by the vault',
    },
    unknownAmount: 'Deposit',
    arrived: (amount: string) => `${amount} credited.`,
  },

  withdraw: {
    title: 'Withdraw',
    choose: 'What to withdraw',
    available: 'Can be withdrawn',
    why: {
      granted: (credits: string) => `Your ${credits} granted can be spent, never withdrawn.`,
      staked: (amount: string) => `${amount} are staked: unstake them first.`,
    },
    limits: (perDay: string) => `To the wallet you are signed in with, up to ${perDay} in 24 hours.`,
    cooling: (seconds: number) => `A new account waits ${formatWait(seconds)} before its first withdrawal.`,
    off: {
      off: 'Withdrawals are off here: nobody signs them.',
      paused: 'Withdrawals are paused by the operator. Nothing has moved; try again later.',
    },
    do: 'Withdraw',
    asking: 'Asking for the voucher…',
    confirmed: 'Paid',
    refused: 'Not withdrawn',
    kept: (iso: string) => `The voucher waits below until ${formatClock(iso)}; then the amount comes back by itself.`,
    list: 'Your withdrawals',
    csv: 'Download CSV of your withdrawals',
    confirming: (blocks: string) => `Paid, ${blocks}`,
    state: {
      requested: 'Being signed',
      paid: 'Paid',
      expired: 'Not submitted: back in your balance',
      cancelled: 'Cancelled: back in your balance',
    },
    comesBack: (iso: string) => `Not submitted yet; comes back at ${formatClock(iso)}`,
    submit: 'Submit',
    submitLabel: (amount: string) => `Submit the withdrawal of ${amount}`,
    submitOneself: 'Submit it yourself',
    submitOneselfLabel: (amount: string) => `Submit it yourself: the withdrawal of ${amount}`,
    relay: {
      do: 'Send it for me',
      label: (amount: string) => `Have the operator send the withdrawal of ${amount}`,
      asking: 'Asking…',
      failed: 'Not sent',
      state: {
        waiting: 'The operator sends it in a moment',
        sent: 'Sent by the operator, waiting for a block',
        refused: 'The operator could not send it: submit it yourself',
      },
    },
    settled: (amount: string) => `${amount} paid to your wallet.`,
  },
} as const;
