/**
 * The line of Markdown that stands for a picture wherever texts are read: in a chat's history, an export, a search.
 */
export function writeMention(image: { id: string; prompt: string }): string {
  const words = image.prompt.replaceAll(/\s+/g, ' ').replaceAll(/[\\[\]]/g, (mark) => `\\${mark}`);
  return `![${words}](/images?open=${image.id})`;
}
