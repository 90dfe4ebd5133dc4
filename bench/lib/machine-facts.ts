import os from 'node:os';
import postgres from 'postgres';
import { PROJECT_ROOT } from '../../scripts/lib/project-root.ts';
import { runCommand } from '../../scripts/lib/run-command.ts';

/** What the figures were measured on; without it they say nothing. */
export async function readMachineFacts(databaseUrl: string) {
  const sql = postgres(databaseUrl, { max: 1 });
  try {
    const [row] = await sql`select current_setting('server_version') as version,
      current_setting('fsync') as fsync, current_setting('synchronous_commit') as "synchronousCommit"`;
    const facts = {
      date: new Date().toISOString(),
      cpu: os.cpus()[0]?.model.trim() ?? 'unknown',
      cores: os.cpus().length,
      memoryGiB: Math.round(os.totalmem() / 2 ** 30),
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      node: process.version,
      postgres: String(row?.version),
      fsync: String(row?.fsync),
      synchronousCommit: String(row?.synchronousCommit),
      commit: await readCommit(),
      /** Of the minute before: what else ran here. */
      loadBefore: os.loadavg()[0] ?? 0,
    };
    return { ...facts, summary: summarizeFacts(facts) };
  } finally {
    await sql.end();
  }
}

type Facts = {
  cpu: string;
  cores: number;
  memoryGiB: number;
  node: string;
  postgres: string;
  commit: string | null;
  loadBefore: number;
};

function summarizeFacts({ cpu, cores, memoryGiB, node, postgres: version, commit, loadBefore }: Facts): string {
  return `${cpu}, ${cores} cores, ${memoryGiB} GiB, Node ${node}, PostgreSQL ${version}, commit ${commit ?? 'unknown'}, load before ${loadBefore.toFixed(1)}
Server, PostgreSQL and load generator share these ${cores} cores: absolute figures vary, compare ratios.`;
}

/** The commit, with a plus when files differ from it; null outside a git checkout. */
async function readCommit(): Promise<string | null> {
  const head = await runCommand('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: PROJECT_ROOT });
  if (head.code !== 0) return null;
  const changes = await runCommand('git', ['status', '--porcelain'], { cwd: PROJECT_ROOT });
  return head.output.trim() + (changes.output.trim() === '' ? '' : '+');
}
