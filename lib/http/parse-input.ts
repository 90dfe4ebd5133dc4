import * as z from 'zod';
import { AppError } from '../errors.ts';
import { describeIssue } from './describe-issue.ts';

/**
 * Checks what came from outside.
 * @param root what to call the whole when it is wrong as a whole
 * @throws AppError `invalid_request`, its message and `field` naming the first wrong field
 */
export function parseInput<S extends z.core.$ZodType>(schema: S, input: unknown, root = 'body'): z.output<S> {
  const result = z.safeParse(schema, input, { error: describeIssue });
  if (result.success) return result.data;
  const { field, message } = firstProblem(result.error.issues, root);
  throw new AppError('invalid_request', `${field}: ${message}`, { field });
}

type Issue = z.core.$ZodIssue;

/** Of a union, the member that fits best, that is, the one with the fewest problems, tells what is wrong. */
function firstProblem(issues: readonly Issue[], root: string): { field: string; message: string } {
  const issue = issues[0];
  if (issue?.code === 'invalid_union' && issue.errors.length > 0) {
    const best = [...issue.errors].sort((a, b) => a.length - b.length)[0];
    if (best && best.length > 0) return firstProblem(best, root);
  }
  if (issue?.code === 'unrecognized_keys') {
    return { field: [...issue.path, issue.keys[0] ?? ''].join('.'), message: 'is not a field of this request' };
  }
  return { field: issue?.path.join('.') || root, message: issue?.message ?? 'is not valid' };
}
