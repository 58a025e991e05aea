/** What can be given to another thread instead of a copy: memory that nothing else lies in. */
export const memoryOf = ({ buffer, byteLength }: Uint8Array): readonly ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
