import type * as z from 'zod';

/** What a value should have been, in words that fit after "must be". */
const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const UNITS: Readonly<Record<string, string>> = { string: 'character', array: 'item' };

/**
 * What is wrong with a value, to be read after its field's name: "content: may have at most 32,000 characters". zod's own
 * sentences are for whoever wrote the schema. Undefined leaves the word to zod; a schema's own sentence goes first anyhow.
 */
export function describeIssue(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${KINDS[String(issue.expected)] ?? 'of another kind'}`;
    case 'invalid_value':
      return issue.input === undefined ? 'is missing' : `must be ${oneOf(issue.values as readonly unknown[])}`;
    case 'too_big':
      return describeBound(issue.origin, issue.maximum, 'most');
    case 'too_small':
      return describeBound(issue.origin, issue.minimum, 'least');
    case 'invalid_format':
      return 'has a wrong form';
    case 'unrecognized_keys':
      return 'is not a field of this request';
    default:
      return undefined;
  }
}

function describeBound(origin: unknown, bound: unknown, end: 'most' | 'least'): string {
  const unit = UNITS[String(origin)];
  const count = Number(bound);
  if (unit === undefined) return `must be at ${end} ${count.toLocaleString('en')}`;
  if (end === 'least' && count === 1) return 'must not be empty';
  const verb = end === 'most' ? 'may have' : 'must have';
  return `${verb} at ${end} ${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
}

function oneOf(values: readonly unknown[]): string {
  const names = values.map(String);
  return names.length > 1 ? `one of ${names.join(', ')}` : `${names[0]}`;
}
