import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../installation.ts'

/** The version that package.json names. */
export function version(): string {
  const read: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return typeof read === 'object' && read !== null && 'version' in read ? String(read.version) : 'unknown'
}
