import type { CommandEntry } from './command-entry.ts';

/** The commands that have a word beginning with each of the words typed, in the label or among their other words. */
export function filterCommands(commands: readonly CommandEntry[], search: string): CommandEntry[] {
  const wanted = split(search);
  return commands.filter(({ label, words = '' }) => {
    const known = split(`${label} ${words}`);
    return wanted.every((word) => known.some((other) => other.startsWith(word)));
  });
}

function split(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}
