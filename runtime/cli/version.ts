import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The version that package.json names. */
export function version(): string {
  const read: unknown = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'))
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown'
}
