import { FILE_KINDS, type FileKind, type FileTypes, filePath } from '../../runtime/engine/files/FileKind.ts'
import { formatFile } from '../../runtime/engine/files/formatFile.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { SavedFiles } from './openFiles.ts'
import { entryOf } from './records.ts'

/** A file to write, or with null to delete. */
export type FileChange = { readonly path: string; readonly text: string | null }

/** The paths of files that differ between two states of a workspace, told by identity: what a command left alone is the same object. */
export function changedPaths(before: Workspace, after: Workspace): readonly string[] {
  if (before === after) return []
  return FILE_KINDS.flatMap((kind) => {
    const [old, now] = [valuesOf(before, kind), valuesOf(after, kind)]
    if (old === now) return []
    const ids = [...new Set([...Object.keys(old), ...Object.keys(now)])]
    return ids.filter((id) => entryOf(old, id) !== entryOf(now, id)).map((id) => filePath(kind, id))
  })
}

/** What must be written so that the disk holds `after` when it holds `before`, whose texts are `saved`. Files are in canonical form. */
export function changedFiles(before: Workspace, after: Workspace, saved: SavedFiles): readonly FileChange[] {
  const paths = new Set(changedPaths(before, after))
  return FILE_KINDS.flatMap((kind): readonly FileChange[] => {
    const values = valuesOf(after, kind)
    const ids = [...new Set([...Object.keys(valuesOf(before, kind)), ...Object.keys(values)])]
    return ids.flatMap((id): readonly FileChange[] => {
      const path = filePath(kind, id)
      if (!paths.has(path)) return []
      const value = entryOf(values, id)
      const old = entryOf(saved, path)?.text ?? null
      const text = value === undefined ? null : formatFile(kind, withSchema(value, old))
      return text === old ? [] : [{ path, text }]
    })
  })
}

/** A workspace keeps a single file's contents without its `$schema`; what the file on disk said of it is kept. */
function withSchema<T extends object>(value: T, old: string | null): T {
  if ('$schema' in value || old === null) return value
  const schema = schemaOf(old)
  return schema === null ? value : { $schema: schema, ...value }
}

function schemaOf(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    const schema = typeof value === 'object' && value !== null && '$schema' in value ? value.$schema : null
    return typeof schema === 'string' ? schema : null
  } catch {
    return null
  }
}

type Values = { readonly [Kind in FileKind]: (workspace: Workspace) => { readonly [id: string]: FileTypes[Kind] } }

/** The wrapped single files are cached by what they wrap, so that identity still tells what changed. */
const VALUES: Values = {
  workspace: ({ workspace }) => single(workspace, workspace),
  queues: ({ queues }) => single(queues, { queues }),
  skills: ({ skills }) => single(skills, { skills }),
  bots: ({ bots }) => single(bots, { bots }),
  channels: ({ channels }) => single(channels, { channels }),
  schedule: ({ schedules }) => schedules,
  flow: ({ flows }) => flows,
  layout: ({ layouts }) => layouts,
  scenarios: ({ scenarios }) => scenarios,
}

function valuesOf<Kind extends FileKind>(workspace: Workspace, kind: Kind): { readonly [id: string]: FileTypes[Kind] } {
  return VALUES[kind](workspace)
}

const wrapped = new WeakMap<object, { readonly [id: string]: unknown }>()

function single<T>(content: object, value: T): { readonly [id: string]: T } {
  const known = wrapped.get(content)
  if (known !== undefined) return known as { readonly [id: string]: T } // kept below, for the same content
  const record = { '': value }
  wrapped.set(content, record)
  return record
}
