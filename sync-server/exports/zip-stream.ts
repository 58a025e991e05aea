import { finished } from "node:stream/promises";
import { crc32, createDeflateRaw, type DeflateRaw } from "node:zlib";

/** A file on its way into an archive; its bytes come as they are asked for. */
export interface ZipFile {
  /** In ASCII. */
  readonly name: string;
  /** Each piece is read before the next is asked for. */
  readonly bytes: () => AsyncIterable<Uint8Array>;
}

const LOCAL_HEADER = 0x0403_4b50;
const DESCRIPTOR = 0x0807_4b50;
const CENTRAL_HEADER = 0x0201_4b50;
const END = 0x0605_4b50;
const VERSION = 20;
/** Lengths follow the bytes, for nobody knows them before. */
const LENGTHS_FOLLOW = 0x0008;
const DEFLATED = 8;
/** The first day the format knows: a clock would make two archives of the same books differ. */
const DOS_DATE = 0x0021;
const SIZE_MAX = 0xffff_ffff;

/** An archive of files that are written one after the other, none of them ever whole in memory (PKWARE's APPNOTE 6.3). */
export async function* zipStream(files: Iterable<ZipFile>): AsyncGenerator<Uint8Array> {
  const central: Buffer[] = [];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name, "ascii");
    const local = Buffer.concat([localHeader(name.length), name]);
    yield local;
    let crc = 0;
    let size = 0;
    let packed = 0;
    const deflate = createDeflateRaw();
    const deflated: Buffer[] = [];
    deflate.on("data", (bytes: Buffer) => {
      packed += bytes.length;
      deflated.push(bytes);
    });
    // It fails where it is waited for.
    deflate.on("error", () => {});
    try {
      for await (const bytes of file.bytes()) {
        crc = crc32(bytes, crc);
        size += bytes.length;
        await write(deflate, bytes);
        yield* deflated.splice(0);
      }
      deflate.end();
      await finished(deflate);
      yield* deflated;
    } finally {
      deflate.destroy();
    }
    if (size > SIZE_MAX || offset + packed > SIZE_MAX)
      throw new Error("An archive holds four gigabytes at most.");
    const descriptor = Buffer.concat([long(DESCRIPTOR), long(crc), long(packed), long(size)]);
    yield descriptor;
    central.push(centralHeader(name.length, { crc, packed, size, offset }), name);
    offset += local.length + packed + descriptor.length;
  }
  const directory = Buffer.concat(central);
  yield directory;
  const count = short(central.length / 2);
  const end = [long(END), short(0), short(0), count, count, long(directory.length), long(offset), short(0)];
  yield Buffer.concat(end);
}

/** What comes out of it meanwhile is read where it is gathered. */
const write = (deflate: DeflateRaw, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) => {
    deflate.write(bytes, (error) => (error ? reject(error) : resolve()));
  });

interface Sizes {
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** What both headers of a file say, from the version that is needed to the length of its name. */
const common = (nameLength: number, { crc, packed, size }: Sizes): Buffer =>
  Buffer.concat([
    ...[VERSION, LENGTHS_FOLLOW, DEFLATED, 0, DOS_DATE].map(short),
    ...[crc, packed, size].map(long),
    short(nameLength),
    short(0),
  ]);

const localHeader = (nameLength: number): Buffer =>
  Buffer.concat([long(LOCAL_HEADER), common(nameLength, { crc: 0, packed: 0, size: 0 })]);

const centralHeader = (
  nameLength: number,
  { offset, ...sizes }: Sizes & { readonly offset: number },
): Buffer =>
  Buffer.concat([
    long(CENTRAL_HEADER),
    short(VERSION),
    common(nameLength, sizes),
    ...[0, 0, 0].map(short),
    long(0),
    long(offset),
  ]);

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
