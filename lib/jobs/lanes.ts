import { IMAGE_MODEL, type JobKind, type LaneId, TIERS, type TierId } from '../constants.ts';

/** What the jobs of a lane ask for. */
export function kindOf(lane: LaneId): JobKind {
  return lane === 'image' ? 'image' : 'chat';
}

/** The network-wide model name that a lane's jobs carry. */
export function modelOf(lane: LaneId): string {
  return lane === 'image' ? IMAGE_MODEL : TIERS[lane].model;
}

/** The lanes that a worker serves; with `kind`, those of that kind. */
export function lanesOf(
  worker: { kinds: readonly JobKind[]; tiers: readonly TierId[] },
  kind?: JobKind | undefined,
): LaneId[] {
  const all: LaneId[] = worker.kinds.includes('chat') ? [...worker.tiers] : [];
  if (worker.kinds.includes('image')) all.push('image');
  return kind === undefined ? all : all.filter((lane) => kindOf(lane) === kind);
}
