import { readFilePath } from '../../runtime/engine/files/FileKind.ts'
import { namesIn } from '../../runtime/engine/files/pointer.ts'
import type { Issue } from '../../runtime/engine/issue.ts'
import type { ResourceKind, ResourcePlace } from '../document/workspace/resources.ts'

/** The kinds that lie together in one file: its JSON pointers begin with the file's name and the resource's id. */
const KINDS: { readonly [file: string]: ResourceKind } = {
  queues: 'queue',
  skills: 'skill',
  bots: 'bot',
  channels: 'channel',
}

/** Which resource an issue is about: where a click on it leads. A flow only when no node is meant; null when it is about none. */
export function resourceOfIssue({ file, nodeId, path }: Issue): ResourcePlace | null {
  const name = readFilePath(file)
  if (name === null) return null
  if (name.kind === 'workspace') return { kind: 'settings', id: null }
  if (name.kind === 'schedule') return { kind: 'schedule', id: name.id }
  if (name.kind === 'flow') return nodeId === undefined ? { kind: 'flow', id: name.id } : null
  const kind = KINDS[name.kind]
  return kind === undefined ? null : { kind, id: namesIn(path)[1] ?? null }
}
