import { readFile } from 'node:fs/promises';
import { describeError, EngineStartError } from '../../../errors.ts';
import { hasPlace, type Workflow, workflowSchema } from './fill-workflow.ts';
import textToImage from './text-to-image.json' with { type: 'json' };

/**
 * The workflow of a file, or without one the project's own.
 * @throws {EngineStartError} with what the file lacks
 */
export async function readWorkflow(file: string | undefined): Promise<Workflow> {
  if (file === undefined) return workflowSchema.parse(textToImage);
  try {
    const workflow = workflowSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    if (hasPlace(workflow, 'prompt')) return workflow;
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? describeError(error) : 'it is not in API format';
    throw new EngineStartError(`The workflow ${file} cannot be used: ${reason}.`);
  }
  throw new EngineStartError(`The workflow ${file} has no place for the prompt: write {{prompt}} where it belongs.`);
}
