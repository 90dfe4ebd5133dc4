import {
  chainResponse,
  depositsResponse,
  faucetResponse,
  type NodeCall,
  nodeCallResponse,
  registerDepositResponse,
  withdrawalEntry,
  withdrawalsResponse,
} from '../chain/schemas.ts';
import {
  claimResponse,
  type StakingRange,
  stakeResponse,
  stakingHistoryResponse,
  stakingResponse,
  stakingSeriesResponse,
} from '../staking/schemas.ts';
import type { Asset } from './parse-amount.ts';
import { requestJson } from './request-json.ts';

/** Few at a time: the lists stand below forms. */
const MOVEMENTS_SHOWN = '8';

function listQuery(cursor: string | null): URLSearchParams {
  return new URLSearchParams({ limit: MOVEMENTS_SHOWN, ...(cursor === null ? {} : { cursor }) });
}

export function fetchChain(signal: AbortSignal) {
  return requestJson('/api/chain', chainResponse, { signal });
}

export function fetchStaking(signal: AbortSignal) {
  return requestJson('/api/staking', stakingResponse, { signal });
}

export function fetchStakingHistory({ cursor, signal }: { cursor: string | null; signal: AbortSignal }) {
  const query = cursor === null ? '' : `?${new URLSearchParams({ cursor })}`;
  return requestJson(`/api/staking/history${query}`, stakingHistoryResponse, { signal });
}

export function fetchStakingSeries(range: StakingRange, signal: AbortSignal) {
  return requestJson(`/api/staking/series?${new URLSearchParams({ range })}`, stakingSeriesResponse, { signal });
}

/** @param amount exact digits, in whole tokens */
export function changeStake(change: 'stake' | 'unstake', amount: string, idempotencyKey: string) {
  return requestJson(`/api/staking/${change}`, stakeResponse, { method: 'POST', body: { amount }, idempotencyKey });
}

export function claimRewards(idempotencyKey: string) {
  return requestJson('/api/staking/claim', claimResponse, { method: 'POST', body: {}, idempotencyKey });
}

export function fetchDeposits(cursor: string | null, signal: AbortSignal) {
  return requestJson(`/api/deposits?${listQuery(cursor)}`, depositsResponse, { signal });
}

/** Shows a transaction that the wallet has just sent. */
export function registerDeposit(txHash: string) {
  return requestJson('/api/deposits', registerDepositResponse, { method: 'POST', body: { txHash } });
}

export function fetchWithdrawals(cursor: string | null, signal: AbortSignal) {
  return requestJson(`/api/withdrawals?${listQuery(cursor)}`, withdrawalsResponse, { signal });
}

/** @param amount exact digits, in dollars or whole tokens */
export function requestWithdrawal(asset: Asset, amount: string, idempotencyKey: string) {
  return requestJson('/api/withdrawals', withdrawalEntry, { method: 'POST', body: { asset, amount }, idempotencyKey });
}

/** Has the operator submit a voucher. */
export function requestRelay(id: string) {
  return requestJson(`/api/withdrawals/${encodeURIComponent(id)}/relay`, withdrawalEntry, { method: 'POST' });
}

export function askFaucet() {
  return requestJson('/api/faucet', faucetResponse, { method: 'POST', body: {} });
}

/** Of the local chain's node, see `POST /api/chain/node`. */
export function callLocalNode(method: NodeCall['method'], params: readonly unknown[]) {
  return requestJson('/api/chain/node', nodeCallResponse, { method: 'POST', body: { method, params } });
}

/** Files that the browser saves itself. */
export const DEPOSITS_CSV_URL = '/api/deposits/export';
export const WITHDRAWALS_CSV_URL = '/api/withdrawals/export';
export const STAKING_CSV_URL = '/api/staking/history/export';
