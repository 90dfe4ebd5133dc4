'use client';

import { useChain } from './use-chain.ts';

/** The way to a transaction, where the network has an explorer. */
export function ExplorerLink({ hash, label }: { hash: string; label: string }) {
  const base = useChain().data?.network?.explorerUrl ?? null;
  if (base === null) return null;
  return (
    <a
      href={`${base}/tx/${hash}`}
      target="_blank"
      rel="noreferrer"
      className="whitespace-nowrap text-violet underline underline-offset-4"
    >
      {label}
    </a>
  );
}
