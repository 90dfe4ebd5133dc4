/** The element with the page in it: where the skip link leads, and where the focus goes after a navigation. */
export const CONTENT_ID = 'content';
