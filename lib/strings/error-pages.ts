/** What people read instead of a page. A file of its own, since these pages are part of every other one. */
export const errorPageStrings = {
  notFound: {
    title: 'There is no page here',
    text: 'The address may be mistyped, or the page was moved or removed.',
    chat: 'Open chat',
    guides: 'Search the guides',
    home: 'Start page',
  },
  error: {
    title: 'This page could not be shown',
    text: 'Nothing you sent is lost: conversations are kept on the server. Try again; if it happens again, give the operator of this site the reference.',
    textWithoutReference: 'Nothing you sent is lost: conversations are kept on the server. Try again in a moment.',
    reference: 'Reference',
    copyReference: 'Copy the reference',
    retry: 'Try again',
    home: 'Start page',
  },
} as const;
