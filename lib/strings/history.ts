import { TIERS, type TierId } from '../constants.ts';

type Reasoned = {
  kind: 'grant' | 'hold' | 'settle' | 'release' | 'deposit' | 'adjustment' | 'claim' | 'withdraw' | 'withdraw_returned';
  signUp: boolean;
  worker: string | null;
  job: { tier: TierId; status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'; stopped: boolean } | null;
};

function paidFor(job: Reasoned['job']): string {
  if (job === null) return 'Message';
  const message = `${TIERS[job.tier].label} message`;
  if (job.status === 'done') return job.stopped ? `${message} answered, stopped early` : `${message} answered`;
  if (job.status === 'failed') return `${message} that no worker could answer`;
  if (job.status === 'cancelled') return `${message} stopped before its answer`;
  return `${message} waiting for its answer`;
}

function refundedFor(job: Reasoned['job']): string {
  if (job === null) return 'Message refunded';
  const message = `${TIERS[job.tier].label} message refunded`;
  return job.status === 'failed' ? `${message}: no worker could answer it` : `${message}: stopped before its answer`;
}

/** What the ledger's movements are called, on the page and in the file. */
export const historyStrings = {
  csvHeader: ['Time (UTC)', 'Reason', 'Movement', 'Kind of credits', 'Credits', 'Job', 'Entry'],
  reason: ({ kind, signUp, worker, job }: Reasoned): string => {
    switch (kind) {
      case 'grant':
        return signUp ? 'Sign-up grant' : 'Granted by the network';
      case 'hold':
        return paidFor(job);
      case 'release':
        return refundedFor(job);
      case 'settle':
        return worker === null ? 'Earned by a worker' : `Earned by worker ${worker}`;
      case 'deposit':
        return 'Credits bought';
      case 'adjustment':
        return 'Correction by the network';
      case 'claim':
        return 'Staking rewards';
      case 'withdraw':
        return 'Withdrawn to your wallet';
      case 'withdraw_returned':
        return 'Withdrawal returned';
    }
  },
} as const;
