import type { CompiledContract } from './compile-contracts.ts';

export type GeneratedFile = { readonly path: string; readonly text: string };

/** Every file that is made from the contracts: artifacts, and the ABIs as TypeScript for typed calls. */
export function makeArtifacts(contracts: readonly CompiledContract[]): readonly GeneratedFile[] {
  return contracts.flatMap((contract) => {
    const isForTests = contract.source.startsWith('contracts/test/');
    // An interface has no code: its ABI is all there is.
    const isDeployable = contract.bytecode !== '0x';
    // One of events and errors alone is not called: they are in the ABI of the contract that has them.
    const isCalled = !isForTests && contract.abi.some(({ type }) => type === 'function');
    return [...(isDeployable ? [makeArtifact(contract, isForTests)] : []), ...(isCalled ? [makeAbi(contract)] : [])];
  });
}

function makeArtifact(contract: CompiledContract, isForTests: boolean): GeneratedFile {
  const { name, source, sourceHash, abi, bytecode, deployedBytecode, immutables } = contract;
  return {
    path: `contracts/artifacts/${isForTests ? 'test/' : ''}${name}.json`,
    text: `${JSON.stringify({ name, source, sourceHash, abi, bytecode, deployedBytecode, immutables }, null, 1)}\n`,
  };
}

function makeAbi({ name, source, abi }: CompiledContract): GeneratedFile {
  const kebab = toKebabCase(name);
  const constant = `${kebab.replaceAll(/-(\w)/g, (_match, letter: string) => letter.toUpperCase())}Abi`;
  const items = abi.map((item) => `  ${JSON.stringify(item)},`).join('\n');
  return {
    path: `lib/chain/abi/${kebab}.ts`,
    text: `/** Made from ${source} by \`npm run contracts\`. */\nexport const ${constant} = [\n${items}\n] as const;\n`,
  };
}

/** `AshaoVault` → `ashao-vault`, `IUniswapV2Router` → `uniswap-v2-router`. */
function toKebabCase(name: string): string {
  return name
    .replace(/^I(?=[A-Z])/, '')
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase();
}
