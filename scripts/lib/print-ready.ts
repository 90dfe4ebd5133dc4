type ReadyFacts = {
  readonly url: string;
  readonly dataPlace: string;
  /** Of the local chain, where there is one. */
  readonly chainUrl: string | undefined;
  readonly hasWorker: boolean;
};

/** The block that ends a start: where to look, what runs, how to stop. */
export function printReady({ url, dataPlace, chainUrl, hasWorker }: ReadyFacts): void {
  console.log(`
  Open    ${url}
  Worker  ${hasWorker ? 'one on this machine, for Pro, Max and pictures' : 'none on this machine; connect some under Workers'}
  Data    ${dataPlace}${chainUrl === undefined ? '' : `\n  Chain   ${chainUrl}`}
  Stop    Ctrl-C
`);
}
