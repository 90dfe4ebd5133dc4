import { IMAGE_URL_SECONDS } from '../constants.ts';
import { fileSignature } from './file-signature.ts';

/** Ends are rounded up to this, so that a page that is drawn again names the same address and the browser has it already. */
const ROUND_SECONDS = 900;

/**
 * An address that whoever has it may read for an hour to an hour and a quarter.
 *
 * @param path on this origin, with its query; everything in it is signed
 * @example signFileUrl('/api/images/img_0m/file?size=thumb', new Date()) // '…?size=thumb&expires=1767225600&signature=…'
 */
export function signFileUrl(path: string, now: Date = new Date()): string {
  const earliest = now.getTime() / 1_000 + IMAGE_URL_SECONDS;
  const expires = Math.ceil(earliest / ROUND_SECONDS) * ROUND_SECONDS;
  const signed = `${path}${path.includes('?') ? '&' : '?'}expires=${expires}`;
  return `${signed}&signature=${fileSignature(signed)}`;
}
