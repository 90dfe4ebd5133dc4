/** A text from outside as a terminal may show it: an escape sequence in it would move the cursor, or write over other lines. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\ufffd');
}
