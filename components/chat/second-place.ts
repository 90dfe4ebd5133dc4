/** Marks the second of the two places that a temporary chat with messages has in the browser's history. */
export const SECOND_PLACE = 'ashaoSecond';
