const MARKS = /[[\](){}<>|]/;
/** A weight or a step behind a colon, at the end of a group: `:1.2`, `:0`. */
const NUMBER_AT_END = /\s*:\s*[+-]?[\d.]*\s*$/;
const INNERMOST = /[[({<]([^[\](){}<>]*)[\])}>]/gu;
/** How deep groups are read; of what lies deeper the marks are left out. */
const DEPTH_MAX = 6;
/** How many of a group's choices are read: the first ones, which are the first to be drawn. */
const CHOICES_MAX = 3;

/**
 * The texts that a prompt in the syntax of AUTOMATIC1111 stands for: `na[:ked:0]` and `(na)ked` are naked, `ch[i|o]ld` is child at
 * every other step, `<lora:x:1>` is nothing. Of groups with choices each text takes the same one.
 */
export function readWeighted(text: string): string[] {
  const joined = joinLetters(text);
  if (!MARKS.test(text)) return joined === text ? [] : [joined];
  const texts = Array.from({ length: CHOICES_MAX }, (_, choice) => {
    let read = text;
    for (let depth = 0; depth < DEPTH_MAX && MARKS.test(read); depth += 1) {
      read = read.replaceAll(INNERMOST, (group, content: string) =>
        group.startsWith('<') ? '' : choose(content, choice),
      );
    }
    return joinLetters(read);
  });
  return [...new Set([...texts, joined])];
}

function choose(content: string, choice: number): string {
  const parts = content.replace(NUMBER_AT_END, '').split(content.includes('|') ? '|' : ':');
  return parts[choice % parts.length] ?? '';
}

/** Without what stands between letters and is no space: marks, and the numbers that belong to them. */
function joinLetters(text: string): string {
  return text.replaceAll(/(?<=\p{L})[[\](){}<>|:\\.\d]+(?=\p{L})/gu, '');
}
