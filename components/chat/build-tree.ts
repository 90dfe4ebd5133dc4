/** What a tree is made of: messages, stored or of a temporary chat. */
export type TreeNode = { readonly id: string; readonly parentId: string | null };
/** The children of each message, oldest first, under its id; the beginnings under ROOT. */
export type MessageTree<Node extends TreeNode> = ReadonlyMap<string, readonly Node[]>;

/** The place of what has no parent. No id looks like it. */
export const ROOT = 'root';

/** The tree of a conversation's messages, given oldest first. A message whose parent is not among them is a beginning. */
export function buildTree<Node extends TreeNode>(messages: readonly Node[]): MessageTree<Node> {
  const known = new Set(messages.map(({ id }) => id));
  const tree = new Map<string, Node[]>();
  for (const message of messages) {
    const parent = message.parentId !== null && known.has(message.parentId) ? message.parentId : ROOT;
    const siblings = tree.get(parent);
    if (siblings === undefined) tree.set(parent, [message]);
    else siblings.push(message);
  }
  return tree;
}
