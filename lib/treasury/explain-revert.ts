import { BaseError, ContractFunctionRevertedError } from 'viem';
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
  if (!(error instanceof BaseError)) return null;
  if (error.walk((cause) => cause instanceof Error && cause.name === 'InsufficientFundsError')) return 'no_gas';
  const revert = error.walk((cause) => cause instanceof ContractFunctionRevertedError);
  if (!(revert instanceof ContractFunctionRevertedError)) return null;
  // The router speaks in sentences: "UniswapV2Router: INSUFFICIENT_OUTPUT_AMOUNT".
  if (revert.reason?.includes('INSUFFICIENT_OUTPUT_AMOUNT')) return 'slippage';
  return BY_ERROR[revert.data?.errorName ?? ''] ?? 'reverted';
}
