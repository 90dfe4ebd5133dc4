/** What is read in the Markdown of answers and guides. */
export const markdownStrings = {
  code: (language: string) => `Code, ${language}`,
  plainCode: 'text',
  copyCode: 'Copy code',
  wrapLines: 'Wrap lines',
  table: 'Table',
  footnotes: 'Footnotes',
  footnote: (number: number) => `Footnote ${number}`,
  backToText: (number: number) => `Back to mention of footnote ${number}`,
  image: (alt: string) => (alt === '' ? 'Image' : `Image: ${alt}`),
  leadsTo: (host: string) => `(leads to ${host})`,
  taskDone: 'Done',
  taskOpen: 'To do',
} as const;
