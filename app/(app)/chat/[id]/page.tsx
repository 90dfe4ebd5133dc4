/** `/chat/<id>`: drawn by the layout, which reads the id from the address. */
export default function ConversationPage() {
  return null;
}
