import { formatCount, formatDate, formatRate } from '../client/format.ts';
import { ASHAO_UNIT, BOOSTED_SHARE_BPS, BPS, WORKER_BOOST_MIN_STAKE, WORKER_SHARE_BPS } from '../constants.ts';

const inPercent = (bps: number) => `${(bps / BPS) * 100} %`;
const boostStake = Number(WORKER_BOOST_MIN_STAKE / ASHAO_UNIT).toLocaleString('en');

/** Running a worker. */
export const earnStrings = {
  title: 'Run a worker',
  introBefore: `A worker answers messages with a model on your machine and earns ${inPercent(WORKER_SHARE_BPS)} of each. The `,
  introGuide: 'guide',
  introAfter: ' has every option.',
  tryAgain: 'Try again',
  signedOut: {
    title: 'A worker needs an owner to be paid',
    text: 'Connect a wallet, make a worker key here, and start the worker with it.',
    connect: 'Connect wallet',
  },
  keys: {
    title: 'Worker keys',
    explain: 'A key can register workers in your name and nothing else.',
    nameLabel: 'Name of the new key',
    placeholder: 'Name, such as attic-gpu',
    defaultName: 'worker',
    make: 'Make a key',
    notMade: 'No key was made',
    loadFailed: 'The keys could not be loaded',
    empty: 'No keys yet. Name one above, then start a worker with it.',
    made: (iso: string) => `made ${formatDate(iso)}`,
    used: (iso: string | null) => (iso === null ? 'never used' : `last used ${formatDate(iso)}`),
    remove: (name: string) => `Delete the key ${name}`,
    confirmTitle: 'Delete this key?',
    confirmText: (name: string) =>
      `Workers that registered with “${name}” stop at once, and no new one can register with it.`,
    confirm: 'Delete',
  },
  newKey: {
    title: 'Your new key is shown this once',
    before: 'Run this on the machine that is to work, in a copy of the project after ',
    command: 'npm install',
    after: '. The worker appears on “Run a worker” when it has registered.',
    copy: 'Copy the command',
  },
  workers: {
    title: 'Your workers',
    share: (bps: number) =>
      bps >= BOOSTED_SHARE_BPS
        ? `Your share is ${inPercent(bps)} of each message, thanks to your stake.`
        : `Your share is ${inPercent(bps)} of each message; it would be ${inPercent(BOOSTED_SHARE_BPS)} with ${boostStake} $ASHAO staked.`,
    loadFailed: 'The workers could not be loaded',
    empty: 'None yet. Make a key above and run its command: the worker appears here within seconds.',
    active: 'active',
    inactive: 'not seen lately',
    and: ' and ',
    serves: (model: string, type: string, tiers: string) => `${model} · ${type} · serves ${tiers}`,
    done: (jobs: number) => `${formatCount(jobs, 'job')} done`,
    failed: (jobs: number) => `${jobs} failed`,
    abandoned: (jobs: number) => `${jobs} abandoned`,
    speed: (tokensPerSecond: number) => `${formatRate(tokensPerSecond)} tok/s`,
    earned: 'earned',
  },
} as const;
