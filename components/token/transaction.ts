/** A transaction from the first press to its end. The button's label is this state. */
export type Transaction =
  | { step: 'idle' }
  | { step: 'switch-network' }
  | { step: 'approve' }
  | { step: 'sign' }
  | { step: 'pending'; hash: string }
  | { step: 'confirmed'; hash: string }
  | { step: 'rejected' }
  | { step: 'failed'; message: string };
