import type { ThemeRegistration } from '@shikijs/primitive';

/** Kinds of words in code, each a class whose colours for light and dark stand in prose.css. */
const SCOPES: readonly [kind: string, scopes: string[]][] = [
  ['comment', ['comment', 'punctuation.definition.comment', 'markup.quote']],
  ['string', ['string', 'markup.inline.raw', 'markup.inserted', 'punctuation.definition.string']],
  [
    'number',
    [
      'constant',
      'support.constant',
      'variable.language',
      'constant.character.escape',
      'support.type.property-name.json',
    ],
  ],
  [
    'keyword',
    ['keyword', 'storage', 'markup.heading', 'entity.name.tag', 'markup.changed', 'punctuation.definition.directive'],
  ],
  ['function', ['entity.name.function', 'support.function', 'meta.function-call.generic', 'entity.name.command']],
  [
    'type',
    [
      'entity.name.type',
      'entity.name.class',
      'entity.other.inherited-class',
      'support.type',
      'support.class',
      'entity.name.namespace',
    ],
  ],
  [
    'property',
    [
      'entity.other.attribute-name',
      'support.type.property-name',
      'variable.parameter',
      'variable.other.normal.shell',
      'meta.object-literal.key',
    ],
  ],
  ['removed', ['markup.deleted', 'invalid']],
  [
    'plain',
    [
      'keyword.operator',
      'punctuation',
      'meta.template.expression',
      'string meta.embedded',
      'string meta.interpolation',
      'storage.type.function.arrow',
    ],
  ],
];

/** Colours are names here; `var()` because a theme's colours must look like CSS. */
export const CODE_THEME = {
  name: 'ashao',
  type: 'light',
  fg: 'var(--code-plain)',
  bg: 'var(--code-background)',
  settings: SCOPES.map(([kind, scope]) => ({ scope, settings: { foreground: `var(--code-${kind})` } })),
} satisfies ThemeRegistration;
