import { createDecipheriv } from 'node:crypto'

/** Before the text: 16 random bytes, and its length in four more. */
const HEAD = 20
/** Padding fills up blocks of 32 bytes, where AES has 16, so it is taken off by hand. */
const MOST_PADDING = 32

/** What an encrypted body says, and to which app; null: it was not made with this key. https://developers.weixin.qq.com/doc/service/guide/dev/push/encryption.html */
export function decrypt(
  encrypted: string,
  encodingAesKey: string,
): { readonly text: string; readonly appId: string } | null {
  const key = keyOf(encodingAesKey)
  const bytes = Buffer.from(encrypted, 'base64')
  if (key === null || bytes.length === 0 || bytes.length % 16 !== 0) return null
  const cipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const padded = Buffer.concat([cipher.update(bytes), cipher.final()])
  const padding = padded.at(-1) ?? 0
  const plain = padded.subarray(0, padded.length - padding)
  if (padding < 1 || padding > MOST_PADDING || plain.length < HEAD) return null
  const end = HEAD + plain.readUInt32BE(16)
  if (end > plain.length) return null
  return { text: plain.toString('utf8', HEAD, end), appId: plain.toString('utf8', end) }
}

/** The key is written as 43 characters of Base64, without its padding; null: it is none. */
export function keyOf(encodingAesKey: string): Buffer | null {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  return key.length === 32 ? key : null
}
