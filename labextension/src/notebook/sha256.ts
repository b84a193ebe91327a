/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8, as hexadecimal digits.
 *
 * The browser's own is only there on https and localhost; a school's hub may be neither.
 */
export function sha256(text: string): string {
  const message = padded(new TextEncoder().encode(text));
  const state = Array.from(PRIMES.slice(0, 8), prime => fraction(Math.sqrt(prime)));
  const words = new Uint32Array(64);
  const constants = PRIMES.map(prime => fraction(Math.cbrt(prime)));
  for (let block = 0; block < message.byteLength; block += 64) {
    for (let t = 0; t < 64; t++) {
      words[t] = t < 16 ? message.getUint32(block + 4 * t) : mixed(words, t);
    }
    compress(state, words, constants);
  }
  return state.map(word => word.toString(16).padStart(8, '0')).join('');
}

const PRIMES = firstPrimes(64);

function firstPrimes(count: number): number[] {
  const primes: number[] = [];
  for (let n = 2; primes.length < count; n++) {
    if (primes.every(prime => n % prime !== 0)) {
      primes.push(n);
    }
  }
  return primes;
}

/** The first 32 bits behind the point. */
function fraction(value: number): number {
  return Math.floor((value - Math.floor(value)) * 2 ** 32) >>> 0;
}

/** The message with a one bit, zeros, and its length in bits, to a multiple of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const view = new DataView(new ArrayBuffer(length));
  new Uint8Array(view.buffer).set(bytes);
  view.setUint8(bytes.length, 0x80);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, (bytes.length * 8) >>> 0);
  return view;
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function at(list: ArrayLike<number>, index: number): number {
  return list[index] ?? 0;
}

function mixed(words: Uint32Array, t: number): number {
  const late = at(words, t - 2);
  const early = at(words, t - 15);
  const one = rotated(late, 17) ^ rotated(late, 19) ^ (late >>> 10);
  const zero = rotated(early, 7) ^ rotated(early, 18) ^ (early >>> 3);
  return one + at(words, t - 7) + zero + at(words, t - 16);
}

function compress(state: number[], words: Uint32Array, constants: readonly number[]): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let t = 0; t < 64; t++) {
    const one = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const first = h + one + ((e & f) ^ (~e & g)) + at(constants, t) + at(words, t);
    const zero = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const second = zero + ((a & b) ^ (a & c) ^ (b & c));
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) >>> 0, c, b, a, (first + second) >>> 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (at(state, index) + word) >>> 0;
  });
}
