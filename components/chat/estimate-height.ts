import type { Message } from '@/lib/chat/schemas.ts';
import { countLines, FOLDED_LINES, isLong } from './count-lines.ts';

const LINE_PX = 27;
const PICTURES_PX = 120;
/** What stands around the text: padding, and the line of actions below. */
const FRAME_PX = 76;

const DRAWN_PX = 384;

type Estimated = Pick<Message, 'role' | 'content' | 'images' | 'picture'>;

/** How high a message probably is, for as long as it has not been laid out. Wrong by some lines is good enough. */
export function estimateHeight({ role, content, images, picture }: Estimated): number {
  if (picture !== undefined) return FRAME_PX + DRAWN_PX;
  const lines = role === 'user' && isLong(content) ? FOLDED_LINES + 1 : countLines(content);
  return Math.round(FRAME_PX + lines * LINE_PX + (images.length > 0 ? PICTURES_PX : 0));
}
