const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/**
 * The direction of a text by its first letter. `dir="auto"` finds none for a list or a quote: it passes over children that
 * have a `dir` of their own, which all their paragraphs have.
 */
export function firstStrongDirection(text: string): 'rtl' | 'ltr' {
  const letter = /\p{L}/u.exec(text)?.[0];
  return letter !== undefined && RIGHT_TO_LEFT.test(letter) ? 'rtl' : 'ltr';
}
