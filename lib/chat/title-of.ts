/** A conversation's first title: its first line, cut at a word. */
const TITLE_CHARS = 60;
/** Of a message that is pictures alone. */
const PICTURE_TITLE = 'Picture';

export function titleOf(content: string): string {
  if (content.trim() === '') return PICTURE_TITLE;
  const line = content.trim().split('\n')[0]?.replaceAll(/\s+/g, ' ').trim() ?? '';
  const characters = [...line];
  if (characters.length <= TITLE_CHARS) return line;
  const cut = characters.slice(0, TITLE_CHARS).join('');
  const lastSpace = cut.lastIndexOf(' ');
  return `${lastSpace > TITLE_CHARS / 2 ? cut.slice(0, lastSpace) : cut}…`;
}
