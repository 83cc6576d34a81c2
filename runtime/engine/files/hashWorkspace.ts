import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Workspace } from '../workspace.ts'
import { formatWorkspace, LOGIC_KINDS } from './formatWorkspace.ts'

/**
 * The name of a release: SHA-256, in hex, of the canonical bytes of the files that decide what happens. Layouts, scenarios and `$schema`
 * take no part. Hash what was parsed, before the environment is put in, or the hash depends on secrets.
 */
export function hashWorkspace(workspace: Workspace): string {
  const hash = sha256.create()
  for (const [path, text] of Object.entries(formatWorkspace(withoutSchemas(workspace), LOGIC_KINDS))) {
    const bytes = utf8ToBytes(text)
    // The length keeps one file's end from passing for the next one's beginning.
    hash.update(utf8ToBytes(`${path}\n${bytes.length}\n`)).update(bytes)
  }
  return bytesToHex(hash.digest())
}

function withoutSchemas(workspace: Workspace): Workspace {
  return {
    ...workspace,
    workspace: withoutSchema(workspace.workspace),
    flows: Object.fromEntries(Object.entries(workspace.flows).map(([id, flow]) => [id, withoutSchema(flow)])),
    schedules: Object.fromEntries(
      Object.entries(workspace.schedules).map(([id, schedule]) => [id, withoutSchema(schedule)]),
    ),
  }
}

/** `$schema` is for editors, and differs with where the folder lies. */
function withoutSchema<T extends { readonly $schema?: string }>(file: T): Omit<T, '$schema'> {
  const { $schema: _, ...rest } = file
  return rest
}
