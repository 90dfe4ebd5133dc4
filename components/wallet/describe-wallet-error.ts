import { ApiError } from '@/lib/client/api-error.ts';

/** EIP-1193 and JSON-RPC codes that wallets answer with, as sentences. */
const SENTENCES: Readonly<Record<number, string>> = {
  4001: 'You declined the request in your wallet. Nothing was signed.',
  4100: 'The wallet has not allowed this site. Unlock it and try again.',
  4200: 'This wallet can’t sign messages in the way signing in needs.',
  4900: 'The wallet is disconnected. Open it and try again.',
  [-32002]: 'Your wallet is already waiting for an answer. Open it to continue.',
  [-32603]: 'The wallet reported an internal error. Open it and try again.',
};

/** A sentence for whatever a wallet or the sign-in endpoint threw. */
export function describeWalletError(error: unknown): string {
  for (const cause of listCauses(error)) {
    if (cause instanceof ApiError) return cause.message;
    const sentence = SENTENCES[readCode(cause) ?? 0];
    if (sentence !== undefined) return sentence;
  }
  return 'The wallet did not answer as expected. Open it and try again.';
}

/** Libraries wrap the wallet's error several times; its code is on one of the causes. */
function listCauses(error: unknown): unknown[] {
  const causes: unknown[] = [];
  for (let cause = error; cause instanceof Object && causes.length < 8; cause = 'cause' in cause ? cause.cause : null) {
    causes.push(cause);
  }
  return causes;
}

function readCode(value: unknown): number | null {
  return value instanceof Object && 'code' in value && typeof value.code === 'number' ? value.code : null;
}
