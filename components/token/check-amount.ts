import { formatAmount } from '@/lib/client/format-amount.ts';
import { type Asset, parseAmount } from '@/lib/client/parse-amount.ts';
import { tokenStrings } from '@/lib/strings/token.ts';

const strings = tokenStrings.amount;

type CheckParams = {
  text: string;
  asset: Asset;
  /** What there is, as the API tells it; null while nobody knows. */
  available: string | null;
  least?: string | undefined;
};

/** What was typed in the smallest unit, or what is wrong with it; neither while the field is empty. */
export function checkAmount(params: CheckParams): { amount: bigint | null; problem: string | null } {
  const { text, asset, available, least } = params;
  const wrong = (problem: string) => ({ amount: null, problem });
  if (text.trim() === '') return { amount: null, problem: null };
  const amount = parseAmount(text, asset);
  if (amount === null) return wrong(/^\s*\d*\.\d+\s*$/.test(text) ? strings.decimals(asset) : strings.form);
  if (amount === 0n) return wrong(strings.zero);
  const most = available === null ? null : parseAmount(available, asset);
  if (most !== null && amount > most) return wrong(strings.tooMuch(formatAmount(most, asset)));
  const min = least === undefined ? null : parseAmount(least, asset);
  if (min !== null && amount < min) return wrong(strings.tooLittle(formatAmount(min, asset)));
  return { amount, problem: null };
}
