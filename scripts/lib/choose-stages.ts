import { ExpectedError } from './expected-error.ts';
import { STAGES, type Stage, type StageName } from './test-stages.ts';

/**
 * The stages to run, in their order: all when none is named. A stage that tests the build brings the build with it.
 *
 * @throws ExpectedError for a name that is none
 */
export function chooseStages(wanted: readonly string[]): StageName[] {
  const names = Object.keys(STAGES) as StageName[];
  const unknown = wanted.find((name) => !names.some((known) => known === name));
  if (unknown !== undefined) throw new ExpectedError(`No stage is called "${unknown}": ${names.join(', ')}.`);
  if (wanted.length === 0) return names;
  const needsBuild = names.some((name) => wanted.includes(name) && isNeedingBuild(STAGES[name]));
  return names.filter((name) => wanted.includes(name) || (name === 'build' && needsBuild));
}

function isNeedingBuild(stage: Stage): boolean {
  return stage.needsBuild === true;
}
