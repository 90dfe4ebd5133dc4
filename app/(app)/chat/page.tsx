/** `/chat`: drawn by the layout. */
export default function NewChatPage() {
  return null;
}
