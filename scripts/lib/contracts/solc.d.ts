/** The two functions of the `solc` package that are used; it comes without types. */
declare module 'solc' {
  const solc: {
    version(): string;
    compile(input: string, callbacks: { import: (path: string) => { contents: string } | { error: string } }): string;
  };
  export default solc;
}
