import {
  type Account,
  type Address,
  type Chain,
  isAddressEqual,
  type PublicClient,
  type Transport,
  type WalletClient,
} from 'viem';
import { ashaoVaultAbi } from '../../../lib/chain/abi/ashao-vault.ts';
import { uniswapV2FactoryAbi } from '../../../lib/chain/abi/uniswap-v2-factory.ts';
import { uniswapV2RouterAbi } from '../../../lib/chain/abi/uniswap-v2-router.ts';
import { makeDeployer } from './make-deployer.ts';
import { readArtifact, readUniswapArtifact } from './read-artifact.ts';

export type ChainClients = {
  readonly publicClient: PublicClient;
  readonly walletClient: WalletClient<Transport, Chain, Account>;
};

export type Roles = {
  readonly admin: Address;
  readonly pauser: Address;
  readonly signer: Address;
  readonly treasurer: Address;
};

export type DeployOptions = ChainClients & {
  /** What is there already; the rest is deployed. */
  readonly usdc: Address | null;
  readonly router: Address | null;
  readonly ashao: Address | null;
  /** Receives the supply. */
  readonly holder: Address;
  readonly roles: Roles;
  /** In a day, in the smallest units. */
  readonly caps: { readonly usdc: bigint; readonly ashao: bigint };
  /** Told of each step, for people. */
  readonly report: (line: string) => void;
};

export type Deployment = {
  readonly usdc: Address;
  readonly ashao: Address;
  readonly router: Address;
  readonly pair: Address;
  readonly vault: Address;
  /** The block of the vault: nothing before it concerns an indexer. */
  readonly vaultBlock: number;
};

/**
 * Deploys what is missing, one transaction after the other, so that on a fresh chain the addresses are always the same. The
 * deployer is admin until the roles are given, and afterwards has only those in `roles`.
 */
export async function deployContracts(options: DeployOptions): Promise<Deployment> {
  const { publicClient, walletClient, holder, roles, caps } = options;
  const { deploy, send } = makeDeployer(options);
  const deployer = walletClient.account.address;

  const usdc = options.usdc ?? (await deploy('TestUsdc', readArtifact('TestUsdc'))).address;
  const ashao = options.ashao ?? (await deploy('AshaoToken', readArtifact('AshaoToken'), [holder])).address;
  const router = options.router ?? (await deployUniswap(deploy, deployer));
  const vault = await deploy('AshaoVault', readArtifact('AshaoVault'), [usdc, ashao, router, deployer]);

  const onVault = { address: vault.address, abi: ashaoVaultAbi } as const;
  const readRole = (functionName: 'DEFAULT_ADMIN_ROLE' | 'PAUSER_ROLE' | 'SIGNER_ROLE' | 'TREASURER_ROLE') =>
    publicClient.readContract({ ...onVault, functionName });
  await send('USDC cap', () =>
    walletClient.writeContract({ ...onVault, functionName: 'setRateCap', args: [usdc, caps.usdc] }),
  );
  await send('ASHAO cap', () =>
    walletClient.writeContract({ ...onVault, functionName: 'setRateCap', args: [ashao, caps.ashao] }),
  );
  for (const [title, role, account] of [
    ['Pauser', 'PAUSER_ROLE', roles.pauser],
    ['Signer', 'SIGNER_ROLE', roles.signer],
    ['Treasurer', 'TREASURER_ROLE', roles.treasurer],
  ] as const) {
    const id = await readRole(role);
    await send(title, () => walletClient.writeContract({ ...onVault, functionName: 'grantRole', args: [id, account] }));
  }

  const factory = await publicClient.readContract({
    address: router,
    abi: uniswapV2RouterAbi,
    functionName: 'factory',
  });
  const onFactory = { address: factory, abi: uniswapV2FactoryAbi } as const;
  const readPair = () => publicClient.readContract({ ...onFactory, functionName: 'getPair', args: [usdc, ashao] });
  if (BigInt(await readPair()) === 0n) {
    await send('Pair', () =>
      walletClient.writeContract({ ...onFactory, functionName: 'createPair', args: [usdc, ashao] }),
    );
  }

  // Last, so that a deployment that breaks off can be mended.
  if (!isAddressEqual(roles.admin, deployer)) {
    const adminRole = await readRole('DEFAULT_ADMIN_ROLE');
    await send('Admin', () =>
      walletClient.writeContract({ ...onVault, functionName: 'grantRole', args: [adminRole, roles.admin] }),
    );
    await send('Deployer is no admin', () =>
      walletClient.writeContract({ ...onVault, functionName: 'renounceRole', args: [adminRole, deployer] }),
    );
  }
  return { usdc, ashao, router, pair: await readPair(), vault: vault.address, vaultBlock: vault.block };
}

async function deployUniswap(deploy: ReturnType<typeof makeDeployer>['deploy'], deployer: Address): Promise<Address> {
  const weth = await deploy('WETH9', readUniswapArtifact('v2-periphery', 'WETH9'));
  const factory = await deploy('UniswapV2Factory', readUniswapArtifact('v2-core', 'UniswapV2Factory'), [deployer]);
  const router = readUniswapArtifact('v2-periphery', 'UniswapV2Router02');
  return (await deploy('UniswapV2Router02', router, [factory.address, weth.address])).address;
}
