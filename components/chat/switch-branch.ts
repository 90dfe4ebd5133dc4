import type { MessageTree, TreeNode } from './build-tree.ts';
import type { BranchChoices } from './find-path.ts';

type Switch = { place: string; position: number };

/**
 * The choices after the sibling at `position` (from 1) is shown at `place`. The newest is what is shown without a choice:
 * choosing it forgets the choice, so that a version made later, in another tab as well, is seen.
 */
export function switchBranch<Node extends TreeNode>(
  tree: MessageTree<Node>,
  choices: BranchChoices,
  { place, position }: Switch,
): BranchChoices {
  const siblings = tree.get(place) ?? [];
  const wanted = siblings[position - 1];
  if (wanted === undefined) return choices;
  const { [place]: _before, ...others } = choices;
  return position === siblings.length ? others : { ...others, [place]: wanted.id };
}
