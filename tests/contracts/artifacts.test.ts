import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type CompiledContract, compileContracts } from '../../scripts/lib/contracts/compile-contracts.ts';
import { makeArtifacts } from '../../scripts/lib/contracts/make-artifacts.ts';
import { makeLayoutTable } from '../../scripts/lib/contracts/make-layout-table.ts';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';

let contracts: readonly CompiledContract[];
beforeAll(() => {
  contracts = compileContracts();
});

const read = (file: string) => readFileSync(path.join(PROJECT_ROOT, file), 'utf8');

test('default: what is committed is what the sources compile to, byte for byte', () => {
  const files = makeArtifacts(contracts);
  expect(files.length).toBeGreaterThan(8);
  for (const file of files) expect(read(file.path) === file.text, `${file.path}: run npm run contracts`).toBe(true);
});

test('behavior: nothing else lies beside it', () => {
  const made = new Set(makeArtifacts(contracts).map((file) => file.path));
  const there = ['contracts/artifacts', 'lib/chain/abi'].flatMap((folder) =>
    readdirSync(path.join(PROJECT_ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(PROJECT_ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/')),
  );
  expect(there.filter((file) => !made.has(file))).toEqual([]);
});

test('behavior: the documented storage is the compiled one', () => {
  expect(read('docs/contracts.md')).toContain(makeLayoutTable(contracts, 'AshaoVault'));
});

test('behavior: everything public says what it is for', () => {
  const bare = contracts
    .filter(({ source }) => !source.startsWith('contracts/test/'))
    .flatMap(({ source }) => findUndocumented(source));
  expect(bare).toEqual([]);
});

test('behavior: errors are custom ones, and no source is too long to be read in one go', () => {
  for (const { source } of contracts) {
    expect(read(source), source).not.toMatch(/\brequire\(|revert\("/);
    expect(read(source).split('\n').length, source).toBeLessThanOrEqual(301);
  }
});

/** Public functions, variables, events, errors and structs without NatSpec above, and their parameters that it doesn't name. */
function findUndocumented(source: string): string[] {
  const lines = read(source).split('\n');
  return lines.flatMap((line, index) => {
    const text = lines.slice(index, index + 4).join(' ');
    const isPublic =
      /^ {4}(event|error|struct) /.test(line) ||
      (/^ {4}function /.test(line) && /^[^{;]*\b(external|public)\b/.test(text)) ||
      /^ {4}[\w(].* public .*;$/.test(line);
    if (!isPublic) return [];
    const comment = readComment(lines.slice(0, index));
    if (comment === '') return [`${source}:${index + 1}`];
    const bare = listParameters(lines.slice(index).join(' ')).filter((name) => !comment.includes(`@param ${name} `));
    if (/^ {4}function [^;{]*\breturns\b/.test(lines.slice(index).join(' ')) && !comment.includes('@return '))
      bare.push('what it returns');
    return bare.map((name) => `${source}:${index + 1} ${name}`);
  });
}

/** The NatSpec that ends on the last of the lines. */
function readComment(above: readonly string[]): string {
  const start = above.findLastIndex((line) => !/^ {4}(\/\/\/|\/\*\*| \*)/.test(line));
  return above.slice(start + 1).join('\n');
}

/** The names in a declaration's first brackets. */
function listParameters(declaration: string): string[] {
  const [, list = ''] = /^ {4}(?:function|event|error) \w+\(([^)]*)\)/.exec(declaration) ?? [];
  return list.split(',').flatMap((parameter) => /\w+\s+(?:\w+\s+)*(\w+)\s*$/.exec(parameter)?.[1] ?? []);
}
