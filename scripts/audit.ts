/** `npm run audit`: proves the ledger's invariants. Exit code 0 when all hold, 1 when one is broken, 2 when it can't tell. */
import { auditChain } from '../lib/chain/audit-chain.ts';
import { connectDatabase } from '../lib/db/connect.ts';
import { auditLedger } from '../lib/ledger/audit.ts';
import { TREASURY_CHECKS } from '../lib/treasury/audit.ts';
import { auditVault } from './lib/audit-vault.ts';
import { withDatabaseUrl } from './lib/database-url.ts';

await withDatabaseUrl(async (url) => {
  const { db, close } = connectDatabase(url, { max: 1, name: 'ashao-audit' });
  try {
    const results = [...(await auditLedger(db, TREASURY_CHECKS)), ...(await auditChain(db))];
    for (const { name, violations } of results) {
      console.log(violations === 0 ? `ok      ${name}` : `BROKEN  ${name}: ${violations}`);
    }
    const isSound = results.every(({ violations }) => violations === 0);
    process.exitCode = (await auditVault(db)) && isSound ? 0 : 1;
  } finally {
    await close();
  }
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
