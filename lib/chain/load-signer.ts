import { getAddress, isAddress } from 'viem';
import * as z from 'zod';
import type { Signer } from './signer.ts';

/** For which work a module is asked for a signer. */
export type SignerRole = 'voucher-signer' | 'treasurer' | 'relayer';

const isFunction = (value: unknown) => typeof value === 'function';
const signerModule = z.object({
  createSigner: z.custom<(role: SignerRole) => unknown>(isFunction, 'must be a function'),
});
const signer = z
  .object({
    address: z
      .string()
      .refine((text) => isAddress(text), 'must be an address')
      .transform((text) => getAddress(text)),
    signTypedData: z.custom<Signer['signTypedData']>(isFunction, 'must be a function'),
    signTransaction: z.custom<Signer['signTransaction']>(isFunction, 'must be a function'),
  })
  .nullable();

/**
 * A signer of the operator's own making, such as one whose key is in a key management service: what the module's
 * `createSigner(role)` returns, at once; null for a role that it does not have. Its methods may take their time.
 *
 * @param name a package, or a path from the folder in which the process was started
 * @throws Error when the module isn't there, or is of another shape
 */
export function loadSigner(name: string, role: SignerRole): Signer | null {
  // Not an import: bundlers would look for it when the server is built, and it is the operator's.
  const { createRequire } = process.getBuiltinModule('node:module');
  const { createSigner } = signerModule.parse(createRequire(`${process.cwd()}/`)(name));
  const made = signer.safeParse(createSigner(role));
  if (!made.success) throw new Error(`SIGNER_MODULE: createSigner('${role}') returns no signer`, { cause: made.error });
  return made.data;
}
