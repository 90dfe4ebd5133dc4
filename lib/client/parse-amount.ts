import { ASHAO_DECIMALS, USDC_DECIMALS } from '../constants.ts';
import { parseDecimal } from '../decimal.ts';

export type Asset = 'usdc' | 'ashao';

/** What a person typed, or an exact text of the API, in the asset's smallest unit; null when it is no such amount. */
export function parseAmount(text: string, asset: Asset): bigint | null {
  const plain = text
    .trim()
    .replace(/^\.(?=\d)/, '0.')
    .replace(/(?<=\d)\.$/, '');
  // The API also reads exponents; nobody types them.
  if (!/^\d+(\.\d+)?$/.test(plain)) return null;
  const amount = parseDecimal(plain, asset === 'usdc' ? USDC_DECIMALS : ASHAO_DECIMALS);
  return typeof amount === 'bigint' ? amount : null;
}
