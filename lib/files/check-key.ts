import { FILE_TYPES, type FileType } from './file-store.ts';

const KEY_CHARS_MAX = 200;
/** Segments that begin with a letter or digit: no `..`, no hidden file, nothing that a shell or a URL reads otherwise. */
const SEGMENTS = /^[A-Za-z0-9][A-Za-z0-9_-]*(\/[A-Za-z0-9][A-Za-z0-9_-]*)*(\.[a-z]{3,4})?$/;

/**
 * Checks a key or a prefix. Keys are made of ids, never of what people write: one that does not fit is a mistake of ours.
 *
 * @throws Error
 */
export function checkPrefix(prefix: string): void {
  if (prefix.length > KEY_CHARS_MAX || !SEGMENTS.test(prefix))
    throw new Error(`Not a file key: ${JSON.stringify(prefix)}`);
}

/**
 * The type that a key's ending says.
 *
 * @throws Error for any other ending
 */
export function typeOfKey(key: string): FileType {
  checkPrefix(key);
  const ending = key.slice(key.lastIndexOf('.') + 1);
  const found = Object.entries(FILE_TYPES).find(([name]) => key.includes('.') && name === ending);
  if (found === undefined) throw new Error(`A file key ends in .${Object.keys(FILE_TYPES).join(', .')}: ${key}`);
  return found[1];
}

/** @throws Error when a file would be stored under a name of another type */
export function checkType(key: string, type: FileType): void {
  if (typeOfKey(key) !== type) throw new Error(`${key} can't be of the type ${type}`);
}
