import type { Address, Hex, PublicClient } from 'viem';
import { ashaoTokenAbi } from '../../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../../lib/chain/abi/ashao-vault.ts';
import { testUsdcAbi } from '../../../lib/chain/abi/test-usdc.ts';
import { uniswapV2FactoryAbi } from '../../../lib/chain/abi/uniswap-v2-factory.ts';
import { uniswapV2RouterAbi } from '../../../lib/chain/abi/uniswap-v2-router.ts';
import { ASHAO_SUPPLY } from '../../../lib/constants.ts';
import type { Deployment, Roles } from './deploy-contracts.ts';
import { type Artifact, readArtifact } from './read-artifact.ts';

type Initial = {
  readonly caps: { readonly usdc: bigint; readonly ashao: bigint };
  /** Has the whole supply; null where the token was there before, or was given on since. */
  readonly holder: Address | null;
};

type Expected = {
  readonly deployment: Deployment;
  readonly roles: Roles;
  /** What a deployment begins with; null for one in use, whose operator may have changed it. */
  readonly initial: Initial | null;
  /** Must hold no role that is not in `roles`. */
  readonly deployer: Address;
};

/** What the chain has otherwise than a deployment should be; one line each, none when all is right. */
export async function findDeploymentFaults(
  client: PublicClient,
  { deployment, roles, initial, deployer }: Expected,
): Promise<readonly string[]> {
  const { usdc, ashao, router, pair, vault } = deployment;
  const checks = await Promise.all([
    hasCode(client, vault, readArtifact('AshaoVault'), 'The vault'),
    hasCode(client, ashao, readArtifact('AshaoToken'), 'The token'),
    isEqual(
      'The vault’s USDC',
      client.readContract({ address: vault, abi: ashaoVaultAbi, functionName: 'usdc' }),
      usdc,
    ),
    isEqual(
      'The vault’s $ASHAO',
      client.readContract({ address: vault, abi: ashaoVaultAbi, functionName: 'ashao' }),
      ashao,
    ),
    isEqual(
      'The vault’s router',
      client.readContract({ address: vault, abi: ashaoVaultAbi, functionName: 'router' }),
      router,
    ),
    isEqual('USDC’s decimals', client.readContract({ address: usdc, abi: testUsdcAbi, functionName: 'decimals' }), 6),
    isEqual(
      'The token’s decimals',
      client.readContract({ address: ashao, abi: ashaoTokenAbi, functionName: 'decimals' }),
      18,
    ),
    isEqual('The router’s pair', readPair(client, deployment), pair),
    ...(initial === null ? [] : listInitialChecks(client, deployment, initial)),
    ...listRoleChecks(client, vault, roles, deployer),
  ]);
  return checks.filter((fault) => fault !== undefined);
}

function listInitialChecks(client: PublicClient, deployment: Deployment, { caps, holder }: Initial) {
  const { vault, usdc, ashao } = deployment;
  const onVault = { address: vault, abi: ashaoVaultAbi } as const;
  const readCap = (token: Address) => client.readContract({ ...onVault, functionName: 'rateCap', args: [token] });
  return [
    isEqual('The daily cap of USDC', readCap(usdc), caps.usdc),
    isEqual('The daily cap of $ASHAO', readCap(ashao), caps.ashao),
    isEqual('“The vault is paused”', client.readContract({ ...onVault, functionName: 'paused' }), false),
    ...(holder === null ? [] : listSupplyChecks(client, ashao, holder)),
    isFirstBlock(client, deployment),
  ];
}

function listSupplyChecks(client: PublicClient, ashao: Address, holder: Address) {
  const onToken = { address: ashao, abi: ashaoTokenAbi } as const;
  const held = client.readContract({ ...onToken, functionName: 'balanceOf', args: [holder] });
  return [
    isEqual('The supply of $ASHAO', client.readContract({ ...onToken, functionName: 'totalSupply' }), ASHAO_SUPPLY),
    isEqual(`What ${holder} holds of $ASHAO`, held, ASHAO_SUPPLY),
  ];
}

/** A later block would lose what the vault did before it, a far earlier one is read for nothing. */
async function isFirstBlock(client: PublicClient, { vault, vaultBlock }: Deployment): Promise<string | undefined> {
  const hasCodeAt = async (block: number) =>
    block >= 0 && (await client.getCode({ address: vault, blockNumber: BigInt(block) })) !== undefined;
  const found = await Promise.all([hasCodeAt(vaultBlock - 1), hasCodeAt(vaultBlock)]).catch(() => null);
  if (found === null) return `No node knows whether the vault is of block ${vaultBlock}.`;
  return !found[0] && found[1] ? undefined : `VAULT_BLOCK should be the vault’s first block, and ${vaultBlock} is not.`;
}

function listRoleChecks(client: PublicClient, vault: Address, roles: Roles, deployer: Address) {
  const onVault = { address: vault, abi: ashaoVaultAbi } as const;
  return (
    [
      ['DEFAULT_ADMIN_ROLE', roles.admin],
      ['PAUSER_ROLE', roles.pauser],
      ['SIGNER_ROLE', roles.signer],
      ['TREASURER_ROLE', roles.treasurer],
    ] as const
  ).flatMap(([name, holder]) => {
    const hasRole = async (account: Address) =>
      client.readContract({
        ...onVault,
        functionName: 'hasRole',
        args: [await client.readContract({ ...onVault, functionName: name }), account],
      });
    const held = isEqual(`${name} of ${holder}`, hasRole(holder), true);
    return holder.toLowerCase() === deployer.toLowerCase()
      ? [held]
      : [held, isEqual(`${name} of the deployer`, hasRole(deployer), false)];
  });
}

async function readPair(client: PublicClient, { router, usdc, ashao }: Expected['deployment']): Promise<Address> {
  const factory = await client.readContract({ address: router, abi: uniswapV2RouterAbi, functionName: 'factory' });
  return client.readContract({
    address: factory,
    abi: uniswapV2FactoryAbi,
    functionName: 'getPair',
    args: [usdc, ashao],
  });
}

async function isEqual(what: string, reading: Promise<unknown>, wanted: unknown): Promise<string | undefined> {
  const found = await reading.catch(() => 'no answer');
  const same = String(found).toLowerCase() === String(wanted).toLowerCase();
  return same ? undefined : `${what} should be ${wanted} and is ${found}.`;
}

async function hasCode(
  client: PublicClient,
  address: Address,
  { deployedBytecode, immutables }: Artifact,
  what: string,
): Promise<string | undefined> {
  const code = await client.getCode({ address });
  if (code === undefined) return `${what} at ${address} has no code.`;
  // What the constructor wrote is checked by asking for it.
  const blank = (hex: Hex) =>
    immutables.reduce(
      (text, { start, length }) =>
        text.slice(0, 2 + start * 2) + '0'.repeat(length * 2) + text.slice(2 + (start + length) * 2),
      hex as string,
    );
  return blank(code) === blank(deployedBytecode)
    ? undefined
    : `${what} at ${address} runs other code than this version’s.`;
}
