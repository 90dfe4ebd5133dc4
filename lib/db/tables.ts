import * as auth from './schema/auth.ts';
import * as chain from './schema/chain.ts';
import * as chat from './schema/chat.ts';
import * as images from './schema/images.ts';
import * as jobs from './schema/jobs.ts';
import * as ledger from './schema/ledger.ts';
import * as staking from './schema/staking.ts';
import * as treasury from './schema/treasury.ts';
import * as workers from './schema/workers.ts';

/** Every table, for the query builder. */
export const tables = {
  ...auth,
  ...chain,
  ...chat,
  ...images,
  ...jobs,
  ...ledger,
  ...staking,
  ...treasury,
  ...workers,
};
