/** Texts that survive minifying and give a package away. */
const MARKS: readonly (readonly [name: string, mark: RegExp])[] = [
  ['react-dom', /Minified React error[\s\S]*hydrateRoot|__reactContainer/],
  ['next', /next-route-announcer|__next_f|NEXT_REDIRECT/],
  ['react-query', /queryCache|isFetchingNextPage/],
  ['zod', /ZodError|invalid_union/],
  ['markdown', /micromark|mdast|hardBreakEscape|footnoteDefinition/],
  ['radix', /data-radix/],
  ['floating-ui', /floating|crossAxis/],
  ['viem/wagmi', /wagmi|eth_requestAccounts/],
  ['highlighter', /shiki|oniguruma/],
  ['math', /katex/i],
  ['lucide', /lucide/],
];

/** A guess at what is in a script. Empty for code of the pages themselves. */
export function nameChunk(text: string): string {
  return MARKS.filter(([, mark]) => mark.test(text))
    .map(([name]) => name)
    .join(', ');
}
