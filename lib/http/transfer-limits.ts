// What slow senders and readers may hold in this process. What callers need to know of them is in docs/guides/api-reference.md.

/** A body larger than usual, such as a message with pictures, arrives in this time: its 9.8 MB at 33 kB/s, a slow phone's. */
export const LARGE_BODY_SECONDS_MAX = 300;
/** What such bodies may hold while they arrive, together. */
export const LARGE_BODIES_BYTES_MAX = 128 * 1024 * 1024;
/** What large answers in JSON, such as a whole conversation, and pictures of messages may hold while they are read. */
export const LARGE_ANSWERS_BYTES_MAX = 128 * 1024 * 1024;
/** A reader who takes nothing of an answer for so long is cut off. A slow phone's full buffers empty within a minute or two. */
export const RESPONSE_STALL_SECONDS = 180;
