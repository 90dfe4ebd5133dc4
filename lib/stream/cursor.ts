/**
 * A place in a job's answer: which attempt, and how many characters (UTF-16 units) of it came before. It is the `id` of
 * an SSE frame, as `attempt-position`, so a reader can resume from the live log and from the stored answer alike.
 */
export type StreamCursor = { attempt: number; position: number };

export function formatCursor(cursor: StreamCursor): string {
  return `${cursor.attempt}-${cursor.position}`;
}

/** Reads a `Last-Event-ID`; null when it is none of ours, which means from the beginning. */
export function parseCursor(text: string | null): StreamCursor | null {
  const match = /^(\d{1,6})-(\d{1,9})$/.exec(text ?? '');
  return match ? { attempt: Number(match[1]), position: Number(match[2]) } : null;
}
