import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Abi, Hex } from 'viem';
import * as z from 'zod';
import { PROJECT_ROOT } from '../project-root.ts';

export type Artifact = {
  readonly abi: Abi;
  readonly bytecode: Hex;
  readonly deployedBytecode: Hex;
  /** Where in the deployed code the constructor writes values, in bytes. */
  readonly immutables: ReadonlyArray<{ readonly start: number; readonly length: number }>;
};

const hex = z.string().regex(/^0x[0-9a-f]+$/);
const ownSchema = z.object({
  abi: z.array(z.unknown()),
  bytecode: hex,
  deployedBytecode: hex,
  immutables: z.array(z.object({ start: z.number(), length: z.number() })),
});
const uniswapSchema = z.object({ abi: z.array(z.unknown()), bytecode: z.string() });

/** A contract of ours as `npm run contracts` compiled it; of those for tests, `test/<Name>`. */
export function readArtifact(name: string): Artifact {
  const file = path.join(PROJECT_ROOT, 'contracts', 'artifacts', `${name}.json`);
  return ownSchema.parse(JSON.parse(readFileSync(file, 'utf8'))) as unknown as Artifact;
}

/** A contract of Uniswap V2 as its makers compiled it; the router knows the hash of exactly this pair. */
export function readUniswapArtifact(
  packageName: 'v2-core' | 'v2-periphery',
  name: string,
): Pick<Artifact, 'abi' | 'bytecode'> {
  const file = path.join(PROJECT_ROOT, 'node_modules', '@uniswap', packageName, 'build', `${name}.json`);
  const { abi, bytecode } = uniswapSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  return { abi: abi as Abi, bytecode: `0x${bytecode}` };
}
