type ReadyFacts = { readonly url: string; readonly dataPlace: string; readonly hasWorker: boolean };

/** The block that ends a start: where to look, what runs, how to stop. */
export function printReady({ url, dataPlace, hasWorker }: ReadyFacts): void {
  console.log(`
  Open    ${url}
  Worker  ${hasWorker ? 'one on this machine, for Pro and Max' : 'none on this machine; connect some under Workers'}
  Data    ${dataPlace}
  Stop    Ctrl-C
`);
}
