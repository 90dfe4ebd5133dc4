import type { Address, Hex, PublicClient } from 'viem';
import { ashaoTokenAbi } from '../../../lib/chain/abi/ashao-token.ts';
import { ashaoVaultAbi } from '../../../lib/chain/abi/ashao-vault.ts';
import { testUsdcAbi } from '../../../lib/chain/abi/test-usdc.ts';
import { uniswapV2FactoryAbi } from '../../../lib/chain/abi/uniswap-v2-factory.ts';
import { uniswapV2RouterAbi } from '../../../lib/chain/abi/uniswap-v2-router.ts';
import type { Deployment, Roles } from './deploy-contracts.ts';
import { type Artifact, readArtifact } from './read-artifact.ts';

type Expected = {
  readonly deployment: Omit<Deployment, 'vaultBlock'>;
  readonly roles: Roles;
  /** Must hold no role that is not in `roles`. */
  readonly deployer: Address;
};

/** What the chain has otherwise than a deployment should be; one line each, none when all is right. */
export async function findDeploymentFaults(
  client: PublicClient,
  { deployment, roles, deployer }: Expected,
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
    ...listRoleChecks(client, vault, roles, deployer),
  ]);
  return checks.filter((fault) => fault !== undefined);
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
