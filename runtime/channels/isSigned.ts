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

/** Whether a header holds the HMAC of the data. In constant time, and for no secret never. */
export function isSigned({ algorithm, secret, data, encoding, prefix = '', header = '' }: Signed): boolean {
  if (secret === '' || !header.startsWith(prefix)) return false
  const right = createHmac(algorithm, secret).update(data).digest(encoding)
  return isSame(header.slice(prefix.length), right)
}

/** Whether two secrets are the same, in constant time; an empty one is nobody's. */
export function isSame(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)]
  return right !== '' && one.byteLength === other.byteLength && timingSafeEqual(one, other)
}
