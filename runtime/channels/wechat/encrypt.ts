import { createCipheriv } from 'node:crypto'
import { keyOf } from './decrypt.ts'

const BLOCK = 32
/** Random at WeChat; a double says the same for the same. */
const FIRST = Buffer.alloc(16, 'r')

/** What `decrypt` reads. */
export function encrypt(text: string, appId: string, encodingAesKey: string): string {
  const key = keyOf(encodingAesKey)
  if (key === null) throw new Error('no key of 43 characters')
  const words = Buffer.from(text)
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length)
  const plain = Buffer.concat([FIRST, length, words, Buffer.from(appId)])
  const padding = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([cipher.update(plain), cipher.update(Buffer.alloc(padding, padding)), cipher.final()]).toString(
    'base64',
  )
}
