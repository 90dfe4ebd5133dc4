import { decodeEntities } from './decode-entities.ts';
import { toUrl } from './to-url.ts';

const SCHEMES = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address a link of an answer leads to.
 *
 * @returns null for what isn't made a link: other schemes (javascript:, data:, …) and addresses within this site, which
 *   a stranger's text has no business to name
 */
export function parseLink(href: string): URL | null {
  const url = toUrl(decodeEntities(href).trim());
  return url !== null && SCHEMES.has(url.protocol) ? url : null;
}
