import { type MessageTree, ROOT, type TreeNode } from './build-tree.ts';

/** Which child is shown, by its parent's id. Where nothing is chosen it is the newest. */
export type BranchChoices = Readonly<Record<string, string>>;

export type PathItem<Node extends TreeNode> = {
  message: Node;
  /** Where the message hangs in the tree: its parent's id, or ROOT. The same for all its siblings. */
  place: string;
  /** Among its siblings, from 1. */
  position: number;
  count: number;
};

/** The one path through the tree that is shown, from its beginning to its leaf. */
export function findPath<Node extends TreeNode>(tree: MessageTree<Node>, choices: BranchChoices): PathItem<Node>[] {
  const path: PathItem<Node>[] = [];
  let place = ROOT;
  for (;;) {
    const siblings = tree.get(place) ?? [];
    const chosen = siblings.findIndex(({ id }) => id === choices[place]);
    // A choice may name what is no longer there.
    const index = chosen === -1 ? siblings.length - 1 : chosen;
    const message = siblings[index];
    if (message === undefined) return path;
    path.push({ message, place, position: index + 1, count: siblings.length });
    place = message.id;
  }
}
