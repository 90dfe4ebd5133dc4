'use client';

import { useChain } from './use-chain.ts';

type ExplorerLinkProps = { kind?: 'tx' | 'address'; hash: string; label: string };

/** The way to a transaction or a contract, where the network has an explorer. */
export function ExplorerLink({ kind = 'tx', hash, label }: ExplorerLinkProps) {
  const base = useChain().data?.network?.explorerUrl ?? null;
  if (base === null) return null;
  return (
    <a
      href={`${base}/${kind}/${hash}`}
      target="_blank"
      rel="noreferrer"
      className="whitespace-nowrap text-violet underline underline-offset-4"
    >
      {label}
    </a>
  );
}
