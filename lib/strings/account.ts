import { formatCredits, formatNumber } from '../client/format.ts';
import { BPS, SIGNUP_GRANT_CREDITS, WORKER_SHARE_BPS } from '../constants.ts';

/** What the account page says. */
export const accountStrings = {
  title: 'Account',
  tryAgain: 'Try again',
  asOf: (clock: string) => `as of ${clock}`,
  loadFailed: 'This could not be loaded',

  signedOut: {
    title: 'Your wallet is your account',
    text: 'Connect one to see your balance, what every credit went for, your worker keys and where you are signed in.',
    grant: `A first sign-in brings ${SIGNUP_GRANT_CREDITS} credits.`,
    connect: 'Connect wallet',
    preview: [
      { title: 'Balance and history', text: 'Every movement of credits with its reason, by day and as CSV.' },
      { title: 'Worker keys', text: 'Let machines of yours answer messages and earn.' },
      { title: 'Sessions', text: 'How many browsers are signed in, and signing out of all of them.' },
      { title: 'Your data', text: 'Everything of yours as one file, or deleted for good.' },
    ],
  },

  wallet: {
    title: 'Wallet',
    address: 'Address',
    copy: 'Copy address',
    chain: 'Chain',
    chainName: (chainId: number) => CHAIN_NAMES[chainId] ?? 'Chain',
    since: 'Account since',
  },

  balance: {
    title: 'Balance',
    total: 'To spend',
    granted: 'Granted',
    grantedMeans: 'Given by the network, or earned from messages paid with such credits. Spent first; never paid out.',
    purchased: 'Purchased',
    purchasedMeans: 'Bought, earned from messages paid with bought credits, or staking rewards.',
    topUp: 'Buy or withdraw credits',
    earned: 'Earned by your workers',
    earnedMeans: (granted: number, purchased: number) =>
      `${formatCredits(granted)} granted and ${formatCredits(purchased)} purchased, since the beginning.`,
    neverEarned: `Nothing yet. A worker earns ${(WORKER_SHARE_BPS / BPS) * 100} % of each message it answers.`,
    runWorker: 'Run a worker',
  },

  history: {
    title: 'History',
    csv: 'Download CSV',
    filter: 'Show',
    filters: { all: 'All', hold: 'Messages', release: 'Refunds', settle: 'Earnings', grant: 'Grants' },
    granted: 'granted',
    purchased: 'purchased',
    today: 'Today',
    yesterday: 'Yesterday',
    older: 'Show older',
    loading: 'Loading…',
    olderFailed: 'Older entries could not be loaded',
    empty: 'No credits have moved yet. What a message costs or a worker earns appears here.',
    emptyKind: {
      all: '',
      hold: 'No message has been paid for yet.',
      release: 'Nothing has been refunded.',
      settle: 'No worker of yours has earned anything yet.',
      grant: 'No credits have been granted.',
    },
    startChat: 'Start a chat',
  },

  sessions: {
    title: 'Sessions',
    count: (sessions: number) =>
      sessions <= 1
        ? 'Signed in in this browser alone.'
        : `Signed in in ${formatNumber(sessions)} browsers, this one included.`,
    explain: 'Signing out everywhere ends all of them at once. Workers keep working: they have keys of their own.',
  },

  data: {
    title: 'Your data',
    text: 'One JSON file with your account, conversations, credits, worker keys (without their secrets) and workers. A complete file ends with “complete”: true.',
    download: 'Download everything',
  },

  remove: {
    title: 'Delete account',
    text: 'Erases your conversations and ends your workers and sessions. It can’t be taken back.',
    blocked: (purchased: number) =>
      `You still have ${formatCredits(purchased)} purchased, worth money. Withdraw or spend ${purchased === 1 ? 'it' : 'them'} first.`,
    open: 'Delete account…',
    dialogTitle: 'Delete this account?',
    dialogText: 'This can’t be taken back.',
    goes: 'What goes',
    goesList: (granted: number) => [
      'Every conversation, with its messages and answers. Answers being written are stopped.',
      'Worker keys and workers: they stop at once.',
      'Every session: all browsers are signed out.',
      granted > 0
        ? `${formatCredits(granted)} granted go back to the network.`
        : 'The link between the account and your address.',
    ],
    stays: 'What stays',
    staysList: [
      'The ledger’s bookings: amounts and times, without a word of text and without your address.',
      'That this address has had its sign-up grant: the same wallet can open a new account, without a second one.',
    ],
    phrase: 'delete my account',
    type: (phrase: string) => `Type “${phrase}” to confirm`,
    cancel: 'Cancel',
    confirm: 'Delete for good',
    deleting: 'Deleting…',
    failed: 'Not deleted',
    done: 'Your account has been deleted',
    doneText: (returned: number) =>
      returned > 0 ? `${formatCredits(returned)} went back to the network.` : 'Nothing of it can be brought back.',
  },
} as const;

const CHAIN_NAMES: Readonly<Record<number, string>> = {
  1: 'Ethereum',
  10: 'OP Mainnet',
  8453: 'Base',
  42161: 'Arbitrum One',
  84532: 'Base Sepolia',
  31337: 'Local development chain',
};
