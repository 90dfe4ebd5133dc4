/**
 * Runs one step of a start and prints a line with its duration when it is done. A step that fails prints nothing itself:
 * the error does.
 */
export async function runStep<T>(title: string, step: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const result = await step();
  console.log(`  ${title.padEnd(28)} ${formatDuration(performance.now() - began)}`);
  return result;
}

/** `0.4 s`, `12.0 s`, `2 min 5 s`. */
export function formatDuration(durationMs: number): string {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}
