import { randomBytes } from 'node:crypto';

/** The closed list of id kinds. The prefix tells a reader of a log what an id names. */
export const ID_PREFIXES = {
  user: 'usr',
  visitor: 'vis',
  session: 'ses',
  job: 'job',
  conversation: 'conv',
  message: 'msg',
  image: 'img',
  share: 'shr',
  worker: 'wrk',
  workerKey: 'wkey',
  transaction: 'txn',
  withdrawal: 'wdr',
  buyback: 'buy',
  request: 'req',
} as const;

export type IdKind = keyof typeof ID_PREFIXES;

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Writes `value` in base 36 with exactly `length` digits, so that ids sort by it as text. */
function fixedBase36(value: number, length: number): string {
  return Math.floor(value).toString(36).padStart(length, '0');
}

/**
 * Makes an id such as `job_0mhx2k9f1c3v…`: nine digits of milliseconds, then 80 random bits, all base 36.
 * Ids made later sort later (to the millisecond), which keeps B-tree inserts at the right edge.
 */
export function newId(kind: IdKind, now: Date = new Date()): string {
  let random = '';
  for (const byte of randomBytes(16)) random += ALPHABET[byte % 36];
  return `${ID_PREFIXES[kind]}_${fixedBase36(now.getTime(), 9)}${random}`;
}
