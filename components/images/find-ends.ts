import type { FailedImage, Image } from '@/lib/images/schemas.ts';

type Listed = { images: readonly Image[]; failed: readonly FailedImage[] };

/** Pictures that were waiting when somebody looked last, as the list has them now. `left` counts all that wait no more. */
export function findEnds(waitingIds: ReadonlySet<string>, { images, failed }: Listed) {
  const wasWaiting = ({ id }: Image) => waitingIds.has(id);
  const failures = failed.filter(({ image }) => wasWaiting(image));
  const isFailed = (id: string) => failures.some(({ image }) => image.id === id);
  const done = images.filter((image) => image.state === 'done' && wasWaiting(image) && !isFailed(image.id));
  const open = new Set(images.filter((image) => image.state === 'waiting' && !isFailed(image.id)).map(({ id }) => id));
  const left = [...waitingIds].filter((id) => !open.has(id)).length;
  return { done, failed: failures, left, open };
}
