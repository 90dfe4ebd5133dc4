import { formatCount } from '../client/format.ts';

/** What people read around the guides; the guides themselves are in docs/guides. */
export const guideStrings = {
  title: 'Guides',
  lead: 'How the network works, and how to use it, run it and earn with it.',
  description: 'Guides to ashao: using the chat, credits and prices, running a worker, operating a node, the API.',
  none: 'No guide is installed with this copy of ashao.',
  all: 'All guides',

  search: {
    label: 'Search the guides',
    placeholder: 'Search the guides',
    clear: 'Clear the search',
    results: 'Results',
    count: (results: number) => formatCount(results, 'result'),
    empty: (query: string) => `Nothing found for “${query}”`,
    emptyText: 'Try another word, or look through all guides.',
    failed: 'The guides could not be searched',
    retry: 'Try again',
    keys: 'Enter opens the first result, the arrow keys move through them.',
  },

  article: {
    contents: 'On this page',
    section: (heading: string) => `Copy the link to “${heading}”`,
    copied: 'Link copied',
    previous: 'Previous',
    next: 'Next',
    neighbours: 'More guides',
  },

  notFound: {
    title: 'There is no such guide',
    text: 'It may have been renamed. Search for what you need, or choose from the list.',
  },
} as const;
