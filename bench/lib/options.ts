import { parseArgs } from 'node:util';
import { ExpectedError } from '../../scripts/lib/expected-error.ts';

/** In the order in which they run: the claims have PostgreSQL to themselves before a server is started. */
const SUITE_NAMES = ['claims', 'latency', 'relay', 'memory'] as const;
export type SuiteName = (typeof SUITE_NAMES)[number];

export type BenchOptions = { readonly suites: readonly SuiteName[]; readonly isQuick: boolean };

export const USAGE = `npm run bench -- [suite …] [--quick]

  suites    ${SUITE_NAMES.join(', ')}; all of them by default
  --quick   a smoke run: everything small and once, figures without meaning`;

/**
 * Reads the command line. Undefined: only help was asked for.
 * @throws ExpectedError that names what is wrong
 */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const unknown = positionals.find((name) => !SUITE_NAMES.some((suite) => suite === name));
  if (unknown !== undefined)
    throw new ExpectedError(`There is no suite "${unknown}": choose from ${SUITE_NAMES.join(', ')}.`);
  const suites = SUITE_NAMES.filter((name) => positionals.length === 0 || positionals.includes(name));
  return { suites, isQuick: values.quick };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { help: { type: 'boolean', short: 'h', default: false }, quick: { type: 'boolean', default: false } },
    });
  } catch (error) {
    throw new ExpectedError(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}
