/**
 * The error itself or what it was caused by that has this name; null when none has. By name, as a client of viem may come
 * from the other bundle of this process, whose classes are others.
 */
export function findCause(error: unknown, name: string): Error | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === name) return cause;
  }
  return null;
}
