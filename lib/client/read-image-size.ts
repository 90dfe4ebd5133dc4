type Size = { width: number; height: number };

/**
 * Width and height from a picture's header, null where it has none that makes sense. Read before decoding: a small file
 * can claim a billion pixels, and the browser would reserve memory for all of them.
 */
export function readImageSize(bytes: Uint8Array, kind: 'png' | 'jpeg' | 'webp'): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const size = READERS[kind](view);
    return size !== null && size.width > 0 && size.height > 0 ? size : null;
  } catch (error) {
    // Cut off in the middle of its header.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const READERS = { png: readPng, jpeg: readJpeg, webp: readWebp };

function readPng(view: DataView): Size {
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments to the frame header (SOF0 to SOF15). C4, C8 and CC lie in that range and are something else. */
function readJpeg(view: DataView): Size | null {
  for (let at = 2; view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The three kinds of first chunk (RFC 9649): extended, lossless, lossy. */
function readWebp(view: DataView): Size | null {
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56_50_38_58:
      return { width: uint24(24) + 1, height: uint24(27) + 1 };
    case 0x56_50_38_4c: {
      const bits = view.getUint32(21, true);
      return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    case 0x56_50_38_20:
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    default:
      return null;
  }
}
