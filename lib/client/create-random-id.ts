/** 128 random bits as hex. Not `randomUUID`: that exists on https only, and a node in the home network is plain http. */
export function createRandomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
