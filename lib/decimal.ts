/** Why a text is no amount, for a sentence of the caller's own. */
export type DecimalProblem = 'form' | 'decimals';

/** Digits, perhaps a fraction, perhaps an exponent: what JSON calls a number, and what people type. */
const DECIMAL = /^(-?)(\d{1,60})(?:\.(\d{1,60}))?(?:[eE]([+-]?\d{1,2}))?$/;

/**
 * An amount in its smallest unit from decimal digits, by moving the point: no floating point is met on the way.
 *
 * @param decimals of the unit: 18 for $ASHAO, 6 for USDC
 * @returns what is wrong, when it is no decimal number or has digits beyond the smallest unit
 * @example parseDecimal('1000.5', 18) // 1000500000000000000000n
 */
export function parseDecimal(text: string, decimals: number): bigint | DecimalProblem {
  const match = DECIMAL.exec(text.trim());
  if (!match) return 'form';
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const shift = decimals - fraction.length + Number(exponent);
  if (shift >= 0) return BigInt(`${sign}${digits}${'0'.repeat(shift)}`);
  const [kept, beyond] = [digits.slice(0, shift), digits.slice(shift)];
  if (/[^0]/.test(beyond)) return 'decimals';
  return BigInt(`${sign}${kept || '0'}`);
}

/** An amount as decimal digits, exact, without zeros at the end: `1000.5`, `-10`, `0.0001`. */
export function formatDecimal(amount: bigint, decimals: number): string {
  const unit = 10n ** BigInt(decimals);
  const size = amount < 0n ? -amount : amount;
  const fraction = String(size % unit)
    .padStart(decimals, '0')
    .replace(/0+$/, '');
  return `${amount < 0n ? '-' : ''}${size / unit}${fraction === '' ? '' : `.${fraction}`}`;
}
