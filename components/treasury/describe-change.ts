import { treasuryStrings } from '@/lib/strings/treasury.ts';

const percents = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
const PERCENT_MIN = 0.01;

type Change = { now: string | null; change: string | null; format: (text: string) => string };

/**
 * What a figure has gained or lost, with its sign, and in per cent of what it was where that was anything.
 * @returns null where either is not known
 */
export function describeChange({ now, change, format }: Change): string | null {
  if (now === null || change === null) return null;
  if (Number(change) === 0) return treasuryStrings.figures.same;
  const isLoss = change.startsWith('-');
  const text = `${isLoss ? '−' : '+'}${format(isLoss ? change.slice(1) : change)}`;
  const before = Number(now) - Number(change);
  const percent = before > 0 ? (Number(change) / before) * 100 : 0;
  if (Math.abs(percent) < PERCENT_MIN) return text;
  return `${text} (${isLoss ? '−' : '+'}${percents.format(Math.abs(percent))} %)`;
}
