import { packIntegers, unpackIntegers } from './packed-integers.ts';

const arrays = {
  Float64Array,
  Float32Array,
  Int32Array,
  Uint32Array,
  Int16Array,
  Uint16Array,
  Int8Array,
  Uint8Array,
} as const;

type ArrayName = keyof typeof arrays;
type NumberArray = InstanceType<(typeof arrays)[ArrayName]>;

/** A typed array as it stands in the description; its bytes follow the description, in order. */
interface Place {
  readonly $array: ArrayName;
  readonly length: number;
  readonly bytes: number;
  readonly packed: boolean;
}

/**
 * Plain data (objects, lists, texts, numbers JSON can write, typed arrays) as bytes, the same on every machine.
 *
 *     length of the description (uint32) │ description (JSON) │ bytes of the typed arrays, one after another
 *
 * Numbers little-endian; arrays of integers as {@link packIntegers} has them, where it can.
 *
 * @throws TypeError for anything else
 */
export function encodePlain(value: unknown): Buffer {
  const parts: Uint8Array[] = [];
  const description = Buffer.from(JSON.stringify(describe(value, parts)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(description.length);
  return Buffer.concat([length, description, ...parts]);
}

/**
 * The data of {@link encodePlain}.
 *
 * @throws Error for bytes that it did not write
 */
export function decodePlain(bytes: Uint8Array): unknown {
  const length = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readUInt32LE();
  let at = 4 + length;
  const description = new TextDecoder().decode(bytes.subarray(4, at));
  return JSON.parse(description, (_key, node: unknown) => {
    if (!isPlace(node)) return node;
    const part = bytes.subarray(at, at + node.bytes);
    at += node.bytes;
    return arrayOf(node, part);
  });
}

function describe(value: unknown, parts: Uint8Array[]): unknown {
  if (ArrayBuffer.isView(value)) return describeArray(value, parts);
  if (Array.isArray(value)) return value.map((item) => describe(item, parts));
  if (typeof value === 'object' && value !== null) {
    if ('$array' in value) throw new TypeError('expected plain data, got the key `$array`');
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, describe(member, parts)]));
  }
  const isPlain = value === null || typeof value === 'string' || typeof value === 'boolean';
  if (isPlain || (Number.isFinite(value) && !Object.is(value, -0))) return value;
  throw new TypeError(`expected plain data, got ${String(value)}`);
}

function describeArray(value: ArrayBufferView, parts: Uint8Array[]): Place {
  const name = value.constructor.name as ArrayName;
  if (!Object.hasOwn(arrays, name)) throw new TypeError(`expected plain data, got a ${name}`);
  const array = value as NumberArray;
  const packed = packIntegers(array);
  const part = packed ?? littleEndian(array);
  parts.push(part);
  return { $array: name, length: array.length, bytes: part.length, packed: packed !== undefined };
}

function isPlace(node: unknown): node is Place {
  return typeof node === 'object' && node !== null && '$array' in node;
}

function arrayOf({ $array, length, bytes, packed }: Place, part: Uint8Array): NumberArray {
  const array = new arrays[$array](length);
  if (part.length !== bytes || (!packed && bytes !== array.byteLength))
    throw new Error('an array of another size');
  if (packed) unpackIntegers(part, array);
  else new Uint8Array(array.buffer).set(swapped(part, array.BYTES_PER_ELEMENT));
  return array;
}

const isLittleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

function littleEndian(array: NumberArray): Uint8Array {
  return swapped(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), array.BYTES_PER_ELEMENT);
}

/** The bytes as they are on a little-endian machine; on another, each element's reversed in a copy. */
function swapped(bytes: Uint8Array, size: number): Uint8Array {
  if (isLittleEndian || size === 1) return bytes;
  const copy = bytes.slice();
  for (let at = 0; at < copy.length; at += size) copy.subarray(at, at + size).reverse();
  return copy;
}
