import { ASHAO_SUPPLY, ASHAO_UNIT } from '../../../lib/constants.ts';

const MICRO_PER_DOLLAR = 1_000_000n;

/** Whole dollars: `$1,234`. Cents where the amount is small. */
export function dollars(micro: bigint): string {
  const value = Number(micro) / Number(MICRO_PER_DOLLAR);
  const digits = Math.abs(value) < 100 && value !== 0 ? 2 : 0;
  return `$${value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/** Millions of tokens, or whole tokens when there are fewer. */
export function tokens(amount: bigint): string {
  const whole = Number(amount / ASHAO_UNIT);
  if (whole < 1_000_000) return whole.toLocaleString('en');
  return `${(whole / 1_000_000).toLocaleString('en', { maximumFractionDigits: 2 })} million`;
}

/** A part of a whole, with two digits after the point where it is small. */
export function percent(part: bigint, whole: bigint): string {
  const value = whole === 0n ? 0 : Number((part * 1_000_000n) / whole) / 10_000;
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 10 ? 2 : 1 })} %`;
}

export const ofSupply = (amount: bigint) => percent(amount, ASHAO_SUPPLY);

/** A Markdown table; the first column is text, the others figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
