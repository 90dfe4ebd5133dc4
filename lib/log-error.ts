/** Depth of `cause` that is followed. */
const CAUSES_MAX = 4;
/** Facts of a PostgreSQL error that name things of the schema, never values of a row (as `detail` and `where` do). */
const SCHEMA_FACTS = ['code', 'constraint_name', 'table_name', 'column_name', 'routine'] as const;

/**
 * What the log keeps of an error: its kind, its first words and where it came from. A failed query's message lists the
 * parameters, that is, what people wrote; so the message is cut there and only the frames of the stack are kept.
 */
export function describeError(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const facts = error as Error & Record<string, unknown>;
  const known = SCHEMA_FACTS.filter((name) => typeof facts[name] === 'string').map((name) => [name, facts[name]]);
  return {
    type: error.name,
    message: withoutParameters(error.message),
    ...Object.fromEntries(known),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < CAUSES_MAX ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function withoutParameters(message: string): string {
  return message.split(/\n?params:/)[0] ?? '';
}

/** Only lines that name a place in the code: the head of a stack repeats the message. */
function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim());
}
