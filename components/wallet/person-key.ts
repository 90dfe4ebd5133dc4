/** Whose tab this is. Stored, so that a session which ended while the page was loaded anew is noticed as well. */
export const PERSON_KEY = 'ashao.person';
