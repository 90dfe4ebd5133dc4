/** A line of highlighted code: words with the class of their kind, null for plain ones. */
export type CodeLine = readonly { text: string; className: string | null }[];
