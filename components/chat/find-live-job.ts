import type { Message } from '@/lib/chat/schemas.ts';
import type { PathItem } from './find-path.ts';
import { isOpen } from './is-open.ts';

/** The job of the answer that is still to come on a path. */
export function findLiveJob(path: readonly PathItem<Message>[]): string | null {
  return path.findLast(({ message }) => isOpen(message.job))?.message.job?.id ?? null;
}
