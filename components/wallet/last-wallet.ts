import { readStored, writeStored } from '../ui/use-stored-value.ts';

const NAME = 'ashao.wallet';

/** Which wallet signed in last in this browser: the id of its connector, for extensions their `rdns` (EIP-6963). */
export function readLastWallet(): string {
  return readStored(NAME, 'local') ?? '';
}

export function rememberWallet(id: string): void {
  writeStored(NAME, id, 'local');
}
