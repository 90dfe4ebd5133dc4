/** Words of the template list (`/`). */
export const templateStrings = {
  list: 'Prompt templates',
  own: 'Yours',
  save: 'Save draft as template…',
  manage: 'Your templates…',
} as const;
