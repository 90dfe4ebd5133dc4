import type { CompiledContract } from './compile-contracts.ts';

/** A contract's storage as a table: what lies in which slot, from which byte on, in how many. */
export function makeLayoutTable(contracts: readonly CompiledContract[], name: string): string {
  const contract = contracts.find((candidate) => candidate.name === name);
  if (contract === undefined) throw new Error(`There is no contract ${name}.`);
  const { storage, types } = contract.layout;
  const rows = storage.map(({ label, slot, offset, type }) => {
    const { label: kind = type, numberOfBytes = '?' } = types[type] ?? {};
    return `| ${slot} | ${offset} | ${numberOfBytes} | \`${label}\` | \`${kind}\` |`;
  });
  return ['| slot | byte | bytes | name | type |', '| ---: | ---: | ---: | --- | --- |', ...rows].join('\n');
}
