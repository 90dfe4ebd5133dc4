/** What stands in a transaction's way, as a sentence for people. */
export class TransactionProblem extends Error {
  override readonly name = 'TransactionProblem';
}
