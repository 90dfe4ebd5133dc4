import type { ContractFunctionRevertedError } from 'viem';
import { findCause } from '../chain/find-cause.ts';
import type { BuybackProblem } from './schemas.ts';

const BY_ERROR: Readonly<Record<string, BuybackProblem>> = {
  EnforcedPause: 'vault_paused',
  RateCapExceeded: 'vault_limit',
  InsufficientReserves: 'vault_limit',
  SlippageExceeded: 'slippage',
  AccessControlUnauthorizedAccount: 'no_role',
};

/** Why the vault or the router refuses a buyback; null when it is something else, such as a node that doesn't answer. */
export function explainRevert(error: unknown): BuybackProblem | null {
  if (findCause(error, 'InsufficientFundsError')) return 'no_gas';
  const revert = findCause(error, 'ContractFunctionRevertedError') as ContractFunctionRevertedError | null;
  if (revert === null) return null;
  // The router speaks in sentences: "UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT".
  if (revert.reason?.includes('INSUFFICIENT_OUTPUT_AMOUNT')) return 'slippage';
  return BY_ERROR[revert.data?.errorName ?? ''] ?? 'reverted';
}
