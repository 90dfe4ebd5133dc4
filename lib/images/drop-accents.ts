/** Accents, but not the tilde that makes another word of niña. */
const ACCENTS = /(?<!n)\u0303|[\u0300-\u0302\u0304-\u036f]/gu;

/** A text without accents; a prompt and the words looked for in it alike, as й has one too. */
export function dropAccents(text: string): string {
  return text.normalize('NFKD').replaceAll(ACCENTS, '').normalize('NFC');
}
