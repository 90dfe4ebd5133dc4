import * as z from 'zod';

/**
 * What PostgreSQL can keep of a text: no NUL, no half of a surrogate pair (U+FFFD takes its place). Programs do send
 * both: a NUL from a binary file, half an emoji from a length limit.
 */
function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A text from outside, made storable. Follow with `.pipe(…)` for what must hold of the result. */
export const storable = (charsMax: number) => z.string().max(charsMax).transform(storableText);

/** A short line from outside that people read: trimmed, not empty. */
export const shortLine = (charsMax: number) => storable(charsMax).pipe(z.string().trim().min(1));

/** An id from outside. One of the right form that names nothing is not found later on. */
export const idText = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\x21-\x7e]+$/, 'is not an id');
