import { type LaneId, TIERS } from '../constants.ts';

/** What people call a lane of the queue. */
export function laneLabel(lane: LaneId): string {
  return lane === 'image' ? 'Pictures' : TIERS[lane].label;
}
