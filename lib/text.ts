import * as z from 'zod/mini';

/**
 * What PostgreSQL can keep of a text: no NUL, no half of a surrogate pair (U+FFFD takes its place). Programs do send
 * both: a NUL from a binary file, half an emoji from a length limit.
 */
function storableText(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A text from outside, made storable. Pipe it into a schema of what must hold of the result. */
export const storable = (charsMax: number) =>
  z.pipe(z.string().check(z.maxLength(charsMax)), z.transform(storableText));

/** A short line from outside that people read: trimmed, not empty. */
export const shortLine = (charsMax: number) => z.pipe(storable(charsMax), z.string().check(z.trim(), z.minLength(1)));

/** An id from outside. One of the right form that names nothing is not found later on. */
export const idText = z.string().check(z.minLength(1), z.maxLength(64), z.regex(/^[\x21-\x7e]+$/, 'is not an id'));
