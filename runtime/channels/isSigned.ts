import { createHmac, timingSafeEqual } from 'node:crypto'

type Signed = {
  readonly algorithm: 'sha1' | 'sha256'
  readonly secret: string
  readonly data: Uint8Array | string
  readonly encoding: 'hex' | 'base64'
  /** before the signature in the header, such as `sha256=` */
  readonly prefix?: string
  readonly header: string | undefined
}

/** Of a body that proves itself to several channels with one secret, which costs a digest each. */
const digests = new WeakMap<Uint8Array, Map<string, string>>()

/** Whether a header holds the HMAC of the data. In constant time, and for no secret never. */
export function isSigned({ algorithm, secret, data, encoding, prefix = '', header = '' }: Signed): boolean {
  if (secret === '' || !header.startsWith(prefix)) return false
  return isSame(header.slice(prefix.length), digestOf(algorithm, secret, data, encoding))
}

function digestOf(
  algorithm: Signed['algorithm'],
  secret: string,
  data: Signed['data'],
  encoding: Signed['encoding'],
): string {
  if (typeof data === 'string') return createHmac(algorithm, secret).update(data).digest(encoding)
  const known = digests.get(data) ?? new Map<string, string>()
  digests.set(data, known)
  const key = `${algorithm} ${encoding} ${secret}`
  const digest = known.get(key) ?? createHmac(algorithm, secret).update(data).digest(encoding)
  known.set(key, digest)
  return digest
}

/** Whether two secrets are the same, in constant time; an empty one is nobody's. */
export function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return right !== '' && one.byteLength === other.byteLength && timingSafeEqual(one, other)
}
