import type { LaneId } from '../constants.ts';
import type { FinalEvent } from '../stream/driver.ts';

/** Shown to the person. The worker's own reason stays in the row for its owner: it is a stranger's text. */
export function failedMessage(lane: LaneId, censored = false): string {
  if (censored) return 'The worker’s filter held this picture back. 0 credits charged.';
  const what = lane === 'image' ? 'draw' : 'answer';
  return `No worker could ${what} this. 0 credits charged. Try again.`;
}

/** The stream's last event for a job that has failed. */
export function failedEvent(lane: LaneId, censored = false): FinalEvent {
  const event = { type: 'error', message: failedMessage(lane, censored), charged: 0 } as const;
  return censored ? { ...event, censored } : event;
}
