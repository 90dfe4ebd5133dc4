import type { Tokens } from 'marked';

/** Whether a block of code has its closing fence; one made by indentation has none and needs none. */
export function isClosedFence({ raw, codeBlockStyle }: Tokens.Code): boolean {
  if (codeBlockStyle === 'indented') return true;
  const lines = raw.trimEnd().split('\n');
  return lines.length > 1 && /^[ \t>]*(?:`{3,}|~{3,})$/.test(lines.at(-1) ?? '');
}
