import { formatClock } from './format.ts';

/** `Nov 22, 14:00`, in the reader's own time. */
export function formatMoment(iso: string): string {
  const day = new Date(iso).toLocaleDateString('en-US', { day: 'numeric', month: 'short' });
  return `${day}, ${formatClock(iso)}`;
}
