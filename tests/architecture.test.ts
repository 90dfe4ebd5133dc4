import { expect, test } from 'vitest';
import { findImports, listProjectFiles, type ProjectFile, readSources, readText } from './helpers/project-files.ts';

/**
 * The rules on where code lives, as in ARCHITECTURE.md. Each failure says what to do instead: whoever is new here learns the
 * rule from it.
 */
const sources = readSources([
  'app',
  'components',
  'lib',
  'scripts',
  'worker',
  'proxy.ts',
  'server.ts',
  'instrumentation.ts',
]);
const inFolder = (folder: string) => sources.filter((file) => file.path.startsWith(`${folder}/`));
const lib = inFolder('lib');
const routes = sources.filter((file) => /^app\/.*\/route\.ts$/.test(file.path));
const pages = [...inFolder('components'), ...inFolder('app').filter((file) => !routes.includes(file))];

/** Fails with one line for each offence and the way out. */
function expectNone(offences: readonly string[], instead: string): void {
  expect(offences, `${instead}\n  ${offences.join('\n  ')}\n`).toEqual([]);
}
function forbidImports(files: readonly ProjectFile[], forbidden: (module: string) => boolean, instead: string): void {
  expectNone(
    files.flatMap((file) => file.imports.filter(forbidden).map((module) => `${file.path} imports ${module}`)),
    instead,
  );
}
const isPackage = (name: string) => (module: string) => module === name || module.startsWith(`${name}/`);
const domainOf = (path: string) => /^lib\/([\w-]+)\//.exec(path)?.[1] ?? null;

/** What a domain may import beside itself, `lib/db` and the files directly in lib/. */
const ARROWS: Readonly<Record<string, readonly string[]>> = {
  db: [],
  auth: [],
  ledger: [],
  stream: [],
  workers: [],
  network: ['jobs'],
  guides: [],
  // Bytes: where they are kept, and what is done to pictures among them.
  files: [],
  pictures: [],
  // What people read: texts made of constants and formatted figures.
  strings: ['client'],
  http: [],
  jobs: ['files', 'ledger', 'stream', 'workers'],
  images: ['files', 'http', 'jobs', 'pictures', 'stream'],
  chat: ['files', 'images', 'jobs', 'ledger', 'stream'],
  staking: ['ledger'],
  chain: ['ledger'],
  treasury: ['ledger', 'chain', 'staking', 'strings'],
  // Where domains are put together: one sign-in touches accounts, ledger and chat.
  accounts: [
    'auth',
    'chain',
    'chat',
    'files',
    'images',
    'jobs',
    'ledger',
    'staking',
    'stream',
    'workers',
    'http',
    'strings',
  ],
  'worker-protocol': ['images', 'jobs', 'pictures', 'stream', 'workers', 'http'],
  runtime: ['accounts', 'chain', 'chat', 'images', 'jobs', 'staking', 'stream', 'treasury'],
  // What runs in the browser: shapes only, see the rule on server code below.
  client: [
    'auth',
    'chain',
    'chat',
    'guides',
    'images',
    'ledger',
    'network',
    'staking',
    'treasury',
    'workers',
    'accounts',
  ],
};

test('default: imports are found however they are written', () => {
  const text = `import a from 'a';\nimport type { B } from "b";\nexport * from './c.ts';\nimport 'd';\nawait import('e');
    // import f from 'f';\n * import g from 'g';\nimport {\n  h,\n} from 'h';\nconst i = require('i'); type J = import('j').J;`;
  expect(findImports(text).sort()).toEqual(['./c.ts', 'a', 'b', 'd', 'e', 'h', 'i', 'j']);
  expect(lib.length).toBeGreaterThan(50);
  expect(routes.length).toBeGreaterThan(15);
});

test('behavior: domains import downwards only', () => {
  const offences = lib.flatMap((file) => {
    const from = domainOf(file.path);
    const allowed = from === null ? [] : [from, 'db', ...(ARROWS[from] ?? [])];
    const targets = file.imports.filter((module) => domainOf(module) !== null);
    return targets
      .filter((module) => !allowed.includes(domainOf(module) ?? ''))
      .map((module) => `${file.path} imports ${module}`);
  });
  const known = new Set(lib.map((file) => domainOf(file.path)).filter((domain) => domain !== null));
  expectNone(
    [...known].filter((domain) => !(domain in ARROWS)),
    'A new folder in lib/: say in ARROWS here what it may import.',
  );
  expectNone(
    offences,
    'chat → jobs → ledger, stream, workers; those and auth know no other domain. Put what combines two domains into the upper one, or into a folder such as lib/accounts.',
  );
});

test('behavior: no file imports itself in a circle', () => {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (path: string, trail: readonly string[]) => {
    if (state.get(path) === 'open') circles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (state.has(path)) return;
    state.set(path, 'open');
    const file = byPath.get(path);
    // Between domains types count too; a panel loaded on demand may know the type of what opens it.
    const imports = (path.startsWith('lib/') ? file?.imports : file?.eagerImports) ?? [];
    for (const next of imports) if (byPath.has(next)) visit(next, [...trail, path]);
    state.set(path, 'done');
  };
  for (const file of sources) visit(file.path, []);
  expectNone(circles, 'Move what both need into a third file.');
});

test('behavior: pages and components know no database and no server code', () => {
  const onServer = (file: ProjectFile) => file.path.startsWith('app/') && !/^\s*['"]use client['"]/m.test(file.text);
  const serverOnly = (module: string) =>
    isPackage('drizzle-orm')(module) ||
    isPackage('postgres')(module) ||
    isPackage('pino')(module) ||
    (/^lib\//.test(module) &&
      // Contracts' interfaces are tables that import nothing; wallet code calls by them.
      !/^lib\/(client|guides|strings|chain\/abi)\/|\/schemas\.ts$|^lib\/(constants|ids)\.ts$/.test(module));
  const instead = 'Ask the API: components use lib/client, lib/constants.ts and the shapes in lib/*/schemas.ts.';
  forbidImports(
    pages.filter((file) => !onServer(file)),
    serverOnly,
    instead,
  );
  // A page that runs on the server may look at the environment, for what to offer in local mode.
  forbidImports(pages.filter(onServer), (module) => serverOnly(module) && module !== 'lib/env.ts', instead);
  const browserSafe = lib.filter(
    (file) => /^lib\/(client|strings)\//.test(file.path) || file.path.endsWith('/schemas.ts'),
  );
  // What needs nothing but zod runs anywhere: constants, helpers on texts.
  const anywhere = lib.filter(
    (file) => domainOf(file.path) === null && file.imports.every((module) => module === 'zod' || module === 'zod/mini'),
  );
  const unsafe = (module: string) =>
    /^node:/.test(module) ||
    (/^lib\/(?!client\/)/.test(module) &&
      !/\/schemas\.ts$/.test(module) &&
      !anywhere.some(({ path }) => path === module));
  forbidImports(browserSafe, unsafe, 'This file runs in browsers: keep what needs a server out of it.');
});

test('behavior: a route is parse → one domain call → answer', () => {
  forbidImports(routes, isPackage('drizzle-orm'), 'Write the statement in the domain (lib/<domain>) and call it.');
  const reachesData = (module: string) => module.startsWith('lib/db/') && module !== 'lib/db/get-db.ts';
  forbidImports(
    routes,
    reachesData,
    'A route hands getDb() to the domain call and does nothing else with the database.',
  );
  forbidImports(routes, isPackage('siwe'), 'Libraries belong to the domain.');
  const long = routes.filter((file) => file.text.trimEnd().split('\n').length > 40);
  expectNone(
    long.map((file) => file.path),
    'More than 40 lines: move what is more than wiring into lib/<domain>.',
  );
  const bare = routes.filter((file) => !/= endpoint\(/.test(file.text) || /await getDb|getDb\(\)\./.test(file.text));
  expectNone(
    bare.map((file) => file.path),
    'Make the handler with endpoint() from lib/http, which checks origin, limit and input.',
  );
});

test('behavior: domains and routes know nothing of Next', () => {
  forbidImports(
    [...lib, ...routes],
    isPackage('next'),
    'Write against Request and Response: server.ts mounts the same functions ahead of Next.',
  );
  forbidImports(
    [...lib, ...routes],
    (module) => /^(react|react-dom|components)(\/|$)/.test(module),
    'Domains have no user interface.',
  );
});

test('behavior: one file reads the environment', () => {
  const READERS =
    /^(lib\/env\.ts|scripts\/.*|worker\/.*|instrumentation\.ts|proxy\.ts|components\/wallet\/get-wallet-config\.ts)$/;
  const readers = sources.filter(
    (file) => /\bprocess\.env\b/.test(withoutComments(file.text)) && !READERS.test(file.path),
  );
  expectNone(
    readers.map((file) => file.path),
    'Add the variable to lib/env.ts and read it by getEnv().',
  );
  const markers = sources
    .filter((file) => /^(instrumentation|proxy)\.ts$/.test(file.path))
    .map(({ text }) => withoutComments(text));
  for (const text of markers) {
    expect(
      text.replaceAll(/process\.env\.(NEXT_RUNTIME|NODE_ENV)\b/g, ''),
      'Only markers that Next replaces at build time.',
    ).not.toMatch(/process\.env/);
  }
});

test('behavior: prices, shares and limits of the economy stand in lib/constants.ts alone, which imports nothing', () => {
  const constants = lib.find((file) => file.path === 'lib/constants.ts');
  expect(constants?.imports, 'Pages, worker and tests read this file: it must need nothing.').toEqual([]);
  const others = sources.filter(
    (file) => file !== constants && !file.path.startsWith('scripts/') && !file.path.startsWith('worker/'),
  );
  const naming =
    /\b(?:const|let)\s+\w*(?:CREDITS?|PRICE|SHARE|BPS|MICRO_PER|GRANT|FEE|REWARD)\w*\s*(?::[^=]+)?=\s*-?[\d_]+n?\b/g;
  const spelled = /\b(?:creditsToMicro|grantCredits)\([^)]*\b\d+|\bcredits:\s*\d+|\bshareBps:\s*\d+|\b10_000n\b/g;
  const offences = others.flatMap((file) => {
    const text = withoutComments(file.text);
    return [...(text.match(naming) ?? []), ...(text.match(spelled) ?? [])].map((found) => `${file.path}: ${found}`);
  });
  expectNone(offences, 'Define the number in lib/constants.ts and import it.');
});

test('behavior: one public surface and one name for each thing', () => {
  const actions = sources.filter((file) => /^\s*['"]use server['"]/m.test(file.text));
  expectNone(
    actions.map((file) => file.path),
    'Server Actions are a second, hidden API: add an endpoint under app/api.',
  );
  const files = listProjectFiles().filter((file) => /\.(ts|tsx)$/.test(file));
  expectNone(
    files.filter((file) => /(^|\/)index\.tsx?$/.test(file)),
    'No barrels: import from the file that has it.',
  );
  const KEBAB = /^(\[(\.\.\.)?[a-z][a-zA-Z]*\]|\([a-z-]+\)|\.?[a-z0-9]+([-.][a-z0-9]+)*|[a-z0-9_]+\.(sql|json))$/;
  const odd = sources.map((file) => file.path).filter((file) => !file.split('/').every((part) => KEBAB.test(part)));
  expectNone(odd, 'Name files and folders in-kebab-case, after what they export.');
});

test('behavior: no file is too long to be read in one go', () => {
  const long = readSources(['app', 'components', 'lib', 'scripts', 'worker', 'tests', 'bench']).filter(
    (file) => file.text.split('\n').length > 300,
  );
  expectNone(
    long.map((file) => file.path),
    'More than 300 lines: split it by what its parts are for.',
  );
});

test('behavior: tests that share a process change nothing of it', () => {
  const byPath = new Map(sources.map((file) => [file.path, file]));
  const reaches = (file: ProjectFile, wanted: string, seen = new Set<string>()): boolean =>
    file.imports.some((module) => {
      const next = byPath.get(module);
      if (module === wanted || !next || seen.has(module)) return module === wanted;
      seen.add(module);
      return reaches(next, wanted, seen);
    });
  const sharing = readSources(['tests/unit', 'tests/contracts', 'tests/e2e']);
  expectNone(
    sharing.filter((file) => reaches(file, 'lib/pictures/load-sharp.ts')).map((file) => file.path),
    'It switches image formats off for the whole process: test it in tests/integration, where each file has its own.',
  );
});

test('behavior: documents hold on every machine', () => {
  const documents = listProjectFiles().filter((file) => /\.(md|example)$/.test(file));
  expect(documents.length).toBeGreaterThan(5);
  expectNone(
    findInDocuments(documents, /(?:^|[\s`('"])(?:\/(?:home|Users|work|root|tmp)\/|[A-Z]:\\)\S*/g),
    'Write the path from the project root.',
  );
});

function findInDocuments(documents: readonly string[], pattern: RegExp): string[] {
  return documents.flatMap((file) => (readText(file).match(pattern) ?? []).map((found) => `${file}: ${found.trim()}`));
}

function withoutComments(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
}
