import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import solc from 'solc';
import * as z from 'zod';
import { ExpectedError } from '../expected-error.ts';
import { hashText } from '../hash-text.ts';
import { PROJECT_ROOT } from '../project-root.ts';

/** Fixed, since bytecode depends on each of them: a change here is a new deployment. */
const SETTINGS = {
  optimizer: { enabled: true, runs: 1_000 },
  // Understood by Base since 2024, and needed by OpenZeppelin 5.
  evmVersion: 'cancun',
  outputSelection: {
    '*': {
      '*': ['abi', 'metadata', 'storageLayout', 'evm.bytecode.object', 'evm.deployedBytecode'],
    },
  },
};

const abiSchema = z.array(z.record(z.string(), z.unknown()));
const layoutSchema = z.object({
  storage: z.array(z.object({ label: z.string(), slot: z.string(), offset: z.number(), type: z.string() })),
  types: z
    .record(z.string(), z.object({ label: z.string(), numberOfBytes: z.string() }))
    .nullish()
    .transform((types) => types ?? {}),
});
const outputSchema = z.object({
  errors: z.array(z.object({ severity: z.string(), formattedMessage: z.string() })).default([]),
  contracts: z
    .record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          abi: abiSchema,
          metadata: z.string(),
          storageLayout: layoutSchema,
          evm: z.object({
            bytecode: z.object({ object: z.string() }),
            deployedBytecode: z.object({
              object: z.string(),
              immutableReferences: z
                .record(z.string(), z.array(z.object({ start: z.number(), length: z.number() })))
                .default({}),
            }),
          }),
        }),
      ),
    )
    .default({}),
});
const metadataSchema = z.object({ sources: z.record(z.string(), z.unknown()) });

export type CompiledContract = {
  readonly name: string;
  /** From the project root. */
  readonly source: string;
  readonly abi: z.infer<typeof abiSchema>;
  readonly bytecode: `0x${string}`;
  readonly deployedBytecode: `0x${string}`;
  /** Where in the deployed code the constructor writes values, in bytes. */
  readonly immutables: ReadonlyArray<{ readonly start: number; readonly length: number }>;
  readonly layout: z.infer<typeof layoutSchema>;
  /** Of compiler, settings and every source that the contract is made of. */
  readonly sourceHash: string;
};

/**
 * Compiles everything under contracts/ with the pinned compiler.
 *
 * @throws ExpectedError with the compiler's messages; warnings count, as none is left standing
 */
export function compileContracts(): readonly CompiledContract[] {
  const files = listSources();
  const contents = new Map(files.map((file) => [file, readSource(file)]));
  const load = (file: string): string => {
    const text = contents.get(file) ?? readSource(path.join('node_modules', file));
    contents.set(file, text);
    return text;
  };
  const input = {
    language: 'Solidity',
    sources: Object.fromEntries(files.map((file) => [file, { content: load(file) }])),
    settings: SETTINGS,
  };
  const raw = solc.compile(JSON.stringify(input), { import: (file) => readImport(file, load) });
  const output = outputSchema.parse(JSON.parse(raw));
  if (output.errors.length > 0) {
    throw new ExpectedError(output.errors.map((error) => error.formattedMessage).join('\n'));
  }
  return files.flatMap((source) =>
    Object.entries(output.contracts[source] ?? {}).map(([name, { abi, metadata, storageLayout, evm }]) => {
      const used = Object.keys(metadataSchema.parse(JSON.parse(metadata)).sources).sort();
      return {
        name,
        source,
        abi,
        bytecode: `0x${evm.bytecode.object}` as const,
        deployedBytecode: `0x${evm.deployedBytecode.object}` as const,
        immutables: Object.values(evm.deployedBytecode.immutableReferences)
          .flat()
          .sort((a, b) => a.start - b.start),
        layout: storageLayout,
        sourceHash: hashText(
          JSON.stringify([solc.version(), SETTINGS, used.map((file) => [file, hashText(load(file))])]),
        ),
      };
    }),
  );
}

function listSources(): string[] {
  return readdirSync(path.join(PROJECT_ROOT, 'contracts'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sol'))
    .map((file) => `contracts/${file.replaceAll(path.sep, '/')}`)
    .sort();
}

function readSource(file: string): string {
  return readFileSync(path.join(PROJECT_ROOT, file), 'utf8').replaceAll('\r\n', '\n');
}

function readImport(file: string, load: (file: string) => string): { contents: string } | { error: string } {
  try {
    return { contents: load(file) };
  } catch {
    return { error: `${file} is not installed` };
  }
}
