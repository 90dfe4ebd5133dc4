export type Fees = { readonly maxFeePerGas: bigint; readonly maxPriorityFeePerGas: bigint };

/** Nodes take a replacement that offers a tenth more, some an eighth. */
const RAISE_PERCENT = 125n;
/** Without a bound of the operator's. */
const MARKET_MULTIPLE_MAX = 10n;

/**
 * What a replacement of a waiting transaction offers: a quarter more of both fees, or what the market asks when that is more.
 * @param most the highest fee per gas in wei; null: ten times what the market asks
 * @returns null when that would be too much, or not enough for nodes and market
 */
export function raiseFees(waiting: Fees, market: Fees, most: bigint | null): Fees | null {
  const maxFeePerGas = raise(waiting.maxFeePerGas, market.maxFeePerGas);
  if (maxFeePerGas > (most ?? market.maxFeePerGas * MARKET_MULTIPLE_MAX)) return null;
  return { maxFeePerGas, maxPriorityFeePerGas: raise(waiting.maxPriorityFeePerGas, market.maxPriorityFeePerGas) };
}

function raise(waiting: bigint, market: bigint): bigint {
  const raised = (waiting * RAISE_PERCENT) / 100n + 1n;
  return raised > market ? raised : market;
}
