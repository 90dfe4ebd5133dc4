import { AppError } from '../errors.ts';

/** Packs a place in a list into an opaque text for `nextCursor`. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Unpacks a cursor.
 * @throws AppError `invalid_request` when it is not one of ours
 */
export function decodeCursor(cursor: string, length: number): string[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string'))
      return parts;
  } catch {
    // Falls through to the one answer for every kind of garbage.
  }
  throw new AppError('invalid_request', 'cursor: is not a cursor of this list', { field: 'cursor' });
}
