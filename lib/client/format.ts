import { MICRO_PER_CREDIT } from '../constants.ts';

const amount = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 });
const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD', maximumFractionDigits: 4 });
const rate = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });

export function formatNumber(value: number): string {
  return amount.format(value);
}

/** `1 credit`, `10 credits`, `0.25 credits`. */
export function formatCredits(credits: number): string {
  return `${amount.format(credits)} ${credits === 1 ? 'credit' : 'credits'}`;
}

/** `$0.10`, `$0.105`: what credits are in US dollars. */
export function formatDollars(credits: number): string {
  return dollars.format((credits * Number(MICRO_PER_CREDIT)) / 1_000_000);
}

export function formatCount(value: number, one: string, many = `${one}s`): string {
  return `${amount.format(value)} ${value === 1 ? one : many}`;
}

/** Above ten a decimal is noise. */
export function formatRate(perSecond: number): string {
  return perSecond >= 10 ? amount.format(Math.round(perSecond)) : rate.format(perSecond);
}

/** `0x12ab…90ef`: enough to recognise an address, never enough to verify one. */
export function shortenAddress(address: string): string {
  return `${address.slice(0, 6)}…${address.slice(-4)}`;
}

/** `45 s`, `12 min`, `3 h`. */
export function formatWait(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  if (seconds < 5_400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3_600)} h`;
}

export function formatClock(iso: string): string {
  return new Date(iso).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
}

export function formatDate(iso: string): string {
  return new Date(iso).toLocaleDateString('en-US', { day: 'numeric', month: 'short', year: 'numeric' });
}
