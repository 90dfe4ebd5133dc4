import * as z from 'zod';
import { AppError } from '../errors.ts';

/** Packs a place in a list into an opaque text for `nextCursor`. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * Unpacks a cursor.
 * @param place the shape of this list's cursors
 * @throws AppError `invalid_request` when it is not one of them
 */
export function decodeCursor<S extends z.core.$ZodType>(cursor: string, place: S): z.output<S> {
  const parsed = z.safeParse(place, parseJson(Buffer.from(cursor, 'base64url').toString()));
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_request', 'cursor: is not a cursor of this list', { field: 'cursor' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
