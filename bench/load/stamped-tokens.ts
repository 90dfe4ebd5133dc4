/** `|` and the time in microseconds: the length never changes, so that a token weighs the same all along. */
const DIGITS = 12;

/** A token that carries the moment it was made. Worker and reader are one process, so one clock reads both ends. */
export function makeStampedToken(): string {
  return `|${Math.round(performance.now() * 1000)
    .toString()
    .padStart(DIGITS, '0')}`;
}

/** When each token of a text was made, in milliseconds. */
export function readStamps(text: string): number[] {
  const stamps: number[] = [];
  for (let index = 1; index < text.length; index += DIGITS + 1) {
    stamps.push(Number(text.slice(index, index + DIGITS)) / 1000);
  }
  return stamps;
}
