import { z } from 'zod';

/** A workflow in ComfyUI's API format: nodes by id. */
export const workflowSchema = z.record(
  z.string(),
  z.object({ class_type: z.string(), inputs: z.record(z.string(), z.unknown()) }),
);
export type Workflow = z.infer<typeof workflowSchema>;

const PLACES = ['prompt', 'negative', 'seed', 'width', 'height', 'steps', 'checkpoint'] as const;
export type WorkflowValues = Readonly<Record<(typeof PLACES)[number], string | number>>;

/**
 * A workflow with its places filled. A text that is `{{seed}}` and nothing else becomes the number itself; inside a longer
 * text the value is written out. Values are set into the parsed tree, so that no prompt can break the JSON.
 */
export function fillWorkflow(template: Workflow, values: WorkflowValues): Workflow {
  return workflowSchema.parse(fill(template, values));
}

function fill(part: unknown, values: WorkflowValues): unknown {
  if (typeof part === 'string') return fillText(part, values);
  if (Array.isArray(part)) return part.map((each) => fill(each, values));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, each]) => [key, fill(each, values)]));
}

function fillText(text: string, values: WorkflowValues): string | number {
  const whole = PLACES.find((place) => text === `{{${place}}}`);
  if (whole !== undefined) return values[whole];
  return text.replaceAll(/\{\{(\w+)\}\}/g, (found, name) => {
    const place = PLACES.find((each) => each === name);
    return place === undefined ? found : String(values[place]);
  });
}

/** Whether a workflow asks for a value at all. */
export function hasPlace(workflow: Workflow, place: (typeof PLACES)[number]): boolean {
  return JSON.stringify(workflow).includes(`{{${place}}}`);
}
