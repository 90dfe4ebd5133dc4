import { LANGUAGES } from './languages.ts';

const ALIASES: Readonly<Record<string, string>> = {
  'c#': 'csharp',
  'c++': 'cpp',
  cjs: 'javascript',
  console: 'bash',
  cs: 'csharp',
  dockerfile: 'docker',
  ex: 'elixir',
  golang: 'go',
  gql: 'graphql',
  hs: 'haskell',
  htm: 'html',
  jl: 'julia',
  js: 'javascript',
  json5: 'jsonc',
  kt: 'kotlin',
  makefile: 'make',
  md: 'markdown',
  mjs: 'javascript',
  'objective-c': 'objc',
  patch: 'diff',
  pl: 'perl',
  ps1: 'powershell',
  py: 'python',
  python3: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  shell: 'bash',
  shellscript: 'bash',
  sol: 'solidity',
  svg: 'xml',
  tex: 'latex',
  ts: 'typescript',
  yml: 'yaml',
  zsh: 'bash',
};

/** The key in LANGUAGES for what stands after a fence; null for what stays in one colour. */
export function resolveLanguage(name: string): string | null {
  const key = name.toLowerCase();
  const language = Object.hasOwn(ALIASES, key) ? ALIASES[key] : key;
  return language !== undefined && Object.hasOwn(LANGUAGES, language) ? language : null;
}
