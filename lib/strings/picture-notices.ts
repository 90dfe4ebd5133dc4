import { formatCount, formatNumber } from '../client/format.ts';
import { IMAGE_FILE_BYTES_MAX, IMAGE_PIXELS_MAX, IMAGES_PER_MESSAGE_MAX } from '../constants.ts';

const MILLION = 1_000_000;
const ACCEPTED = 'Attach a PNG, JPEG or WebP instead.';

/** Why pictures are not attached. Fetched with the card that says so. */
export const pictureNoticeStrings = {
  lostPictures: (count: number) =>
    `${count === 1 ? 'A picture' : `${count} pictures`} of this draft went with the reload. Attach ${count === 1 ? 'it' : 'them'} again.`,
  notAttached: 'Not attached',
  tooMany: (count: number) =>
    `A message carries at most ${IMAGES_PER_MESSAGE_MAX} pictures: ${formatCount(count, 'picture')} left out.`,
  dismiss: 'Dismiss',
  problems: {
    gif: `GIFs are not taken. ${ACCEPTED}`,
    heic: `HEIC pictures can’t be read here. ${ACCEPTED} An iPhone makes JPEG when its camera format is “Most compatible”.`,
    avif: `AVIF pictures are not taken. ${ACCEPTED}`,
    svg: `An SVG is a program, not a picture. ${ACCEPTED}`,
    pdf: 'PDFs are not taken. Paste their text, or attach a picture of the page.',
    other: `This is not a picture. ${ACCEPTED}`,
    empty: 'This file is empty.',
    'file-too-large': `This file is larger than ${formatNumber(IMAGE_FILE_BYTES_MAX / MILLION)} MB.`,
    'too-many-pixels': `This picture has more than ${formatNumber(IMAGE_PIXELS_MAX / MILLION)} megapixels. Make it smaller first.`,
    broken: 'This picture is damaged and can’t be opened.',
    'not-encoded': 'This browser could not make a smaller copy of the picture. Another browser may.',
    'not-loaded': 'The server can’t be reached to prepare this picture. Check the connection and attach it again.',
  },
} as const;
