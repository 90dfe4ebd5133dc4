const price = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumSignificantDigits: 4 });

/** `$0.01013`: a token may be worth less than a micro-dollar, so that digits count, not places. */
export function formatPrice(dollars: string): string {
  return price.format(Number(dollars));
}
