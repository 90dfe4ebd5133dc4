import { type Connection, connectDatabase } from '../../../lib/db/connect.ts';
import { migrateDatabase } from '../../../lib/db/migrate.ts';
import { ApiClient } from '../../../tests/helpers/api-client.ts';
import { ChainWorld } from '../../../tests/helpers/chain-world.ts';
import { startServer } from '../../../tests/helpers/start-server.ts';
import { startVaultChain } from '../../../tests/helpers/start-vault-chain.ts';
import { startTemporaryPostgres } from '../temporary-postgres.ts';

export type Site = {
  url: string;
  connection: Connection;
  /** The chain that the site stands on. */
  world: ChainWorld;
  /** A new person, signed in. */
  person(): Promise<ApiClient & { userId: string }>;
  stop(): Promise<void>;
};

/** The built site on an empty database of its own: what is in the pictures is what the script has put there. */
export async function startSite(): Promise<Site> {
  const postgres = await startTemporaryPostgres();
  const undo: (() => Promise<unknown>)[] = [() => postgres.destroy()];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    await migrateDatabase(postgres.url);
    const started = await startVaultChain();
    undo.push(async () => started.stop());
    const server = await startServer({ databaseUrl: postgres.url, env: started.env });
    undo.push(() => server.stop());
    const connection = connectDatabase(postgres.url, { max: 2, name: 'ashao-screenshots' });
    undo.push(() => connection.close());
    return {
      url: server.url,
      connection,
      world: new ChainWorld(connection, postgres.url, started.url, started.chain),
      person: async () => {
        const client = new ApiClient(server.url);
        const { user } = await client.signIn();
        return Object.assign(client, { userId: user.id });
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
