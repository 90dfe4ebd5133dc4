import { laneLabel } from '../client/lane-label.ts';
import type { LaneId } from '../constants.ts';

type Reasoned = {
  kind: 'grant' | 'hold' | 'settle' | 'release' | 'deposit' | 'adjustment' | 'claim' | 'withdraw' | 'withdraw_returned';
  signUp: boolean;
  worker: string | null;
  job: { tier: LaneId; status: 'queued' | 'running' | 'done' | 'failed' | 'cancelled'; stopped: boolean } | null;
};

function paidFor(job: Reasoned['job']): string {
  if (job === null) return 'Message';
  if (job.tier === 'image') return paidForPicture(job);
  const message = `${laneLabel(job.tier)} message`;
  if (job.status === 'done') return job.stopped ? `${message} answered, stopped early` : `${message} answered`;
  if (job.status === 'failed') return `${message} that no worker could answer`;
  if (job.status === 'cancelled') return `${message} stopped before its answer`;
  return `${message} waiting for its answer`;
}

function paidForPicture({ status }: { status: string }): string {
  if (status === 'done') return 'Picture';
  if (status === 'failed') return 'Picture that no worker could draw';
  return status === 'cancelled' ? 'Picture stopped before it was there' : 'Picture being drawn';
}

function refundedFor(job: Reasoned['job']): string {
  if (job === null) return 'Message refunded';
  if (job.tier === 'image') {
    return job.status === 'failed' ? 'Picture refunded: no worker could draw it' : 'Picture refunded: stopped';
  }
  const message = `${laneLabel(job.tier)} message refunded`;
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
