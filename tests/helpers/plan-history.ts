import type { Operation, VaultModel } from './vault-model.ts';

type ChainOperation = Exclude<Operation, { kind: 'wait' }>;

/** An operation with the block it goes into, and what the model says of it. */
export type Step = {
  readonly operation: ChainOperation;
  readonly at: bigint;
  /** The least that a buyback asks for; nothing elsewhere. */
  readonly bound: bigint;
  readonly isDone: boolean;
};

/** Runs the model ahead of the chain, a second and a block an operation. The model is then what the chain must become. */
export function planHistory(model: VaultModel, operations: readonly Operation[], start: bigint): Step[] {
  const steps: Step[] = [];
  let at = start;
  for (const operation of operations) {
    if (operation.kind === 'wait') {
      at += BigInt(operation.seconds);
      continue;
    }
    at += 1n;
    const bound = operation.kind === 'buyback' ? model.bound(operation) : 0n;
    steps.push({ operation, at, bound, isDone: model.apply(operation, at) });
  }
  return steps;
}
