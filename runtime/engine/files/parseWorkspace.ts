import type { Issue } from '../issue.ts'
import { type Speaker, type Words, words } from '../words.ts'
import type { Workspace } from '../workspace.ts'
import { type FileFinding, sayFileFinding } from './FileFinding.ts'
import {
  FILE_KINDS,
  type FileKind,
  type FileTypes,
  filePath,
  isPassedOver,
  readFilePath,
  SINGLE_KINDS,
} from './FileKind.ts'
import { nearest } from './nearest.ts'
import { parseFile } from './parseFile.ts'

/** Texts by path within the workspace: `front-desk.flow.json`, `schedules/support.schedule.json`. */
export type Files = { readonly [path: string]: string }

type Parsed = { readonly [Kind in FileKind]: { readonly [id: string]: FileTypes[Kind] } }

/**
 * Reads a whole workspace and tells every problem at once; `workspace` is null when one of them is an error. Files that are no part of a
 * workspace are left alone; one whose name looks like a slip is a warning. Only workspace.json must be there. What is wrong is told in the
 * words of `speaker`, without one in English.
 */
export function parseWorkspace(
  files: Files,
  speaker?: Speaker,
): {
  readonly workspace: Workspace | null
  readonly issues: readonly Issue[]
} {
  const issues: Issue[] = []
  const tell = (finding: FileFinding): void => void issues.push(sayFileFinding(finding, speaker))
  const parsed = Object.fromEntries(FILE_KINDS.map((kind) => [kind, {}])) as {
    [Kind in FileKind]: { [id: string]: unknown }
  } // one record a kind, filled below
  for (const path of Object.keys(files).sort()) {
    if (isPassedOver(path)) continue
    const name = readFilePath(path)
    if (name === null) {
      misnamed(path).forEach(tell)
      continue
    }
    if (name.id !== '' && !SLUG.test(name.id)) {
      tell(wrongFileName(path))
      continue
    }
    const read = parseFile(name.kind, files[path] ?? '', path, { speaker })
    if (!read.ok) issues.push(...read.issues)
    else {
      misplacedId(name.kind, name.id, path, read.value).forEach(tell)
      parsed[name.kind][name.id] = read.value
    }
  }
  for (const finding of [...missingWorkspace(files), ...withoutFlow(files)]) tell(finding)
  if (issues.some(({ severity }) => severity === 'error')) return { workspace: null, issues }
  return { workspace: assemble(parsed as Parsed), issues } // each record holds what its own parser gave
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

function wrongFileName(path: string): FileFinding {
  return {
    code: 'wrongFileName',
    severity: 'error',
    file: path,
    path: '',
    message: words`${path} has a name that cannot be an id.`,
    fix: words`Rename it: lower-case letters and digits, words joined by single hyphens.`,
  }
}

function assemble(parsed: Parsed): Workspace | null {
  const workspace = parsed.workspace['']
  if (workspace === undefined) return null
  return {
    workspace,
    flows: parsed.flow,
    queues: parsed.queues['']?.queues ?? {},
    skills: parsed.skills['']?.skills ?? {},
    bots: parsed.bots['']?.bots ?? {},
    channels: parsed.channels['']?.channels ?? {},
    schedules: parsed.schedule,
    layouts: parsed.layout,
    scenarios: parsed.scenarios,
  }
}

/** The property that repeats the id of the file's name, so that a copied file cannot pass for the one it was copied from. */
const ID_PROPERTY: { readonly [kind in FileKind]?: string } = { flow: 'id', schedule: 'id', scenarios: 'flow' }

/** What is wrong when a file's own id is not that of its name; none for a kind that has no id of its own. */
export function misplacedId(kind: FileKind, id: string, path: string, value: object): readonly FileFinding[] {
  const property = ID_PROPERTY[kind]
  if (property === undefined) return []
  const written = Object.entries(value).find(([name]) => name === property)?.[1]
  if (written === id) return []
  return [
    {
      code: 'differentId',
      severity: 'error',
      file: path,
      path: `/${property}`,
      message: sayDifferentId(property, String(written), path),
      fix: words`Write "${id}" here, or rename the file to ${filePath(kind, String(written))}.`,
    },
  ]
}

/** A property that repeats the id of the file's name, and is another's. */
export const sayDifferentId = (property: string, written: string, path: string): Words =>
  words`"${property}" is "${written}", but the file is named ${path}.`

function missingWorkspace(files: Files): readonly FileFinding[] {
  const path = filePath('workspace')
  if (Object.hasOwn(files, path)) return []
  return [
    {
      code: 'missingFile',
      severity: 'error',
      file: path,
      path: '',
      message: words`There is no ${path}, so this folder is no workspace.`,
      fix: words`Create it with { "name": "…", "languages": ["en"] }.`,
    },
  ]
}

/** Layouts and scenarios of a flow that is not there: the flow was renamed without them. */
function withoutFlow(files: Files): readonly FileFinding[] {
  return Object.keys(files).flatMap((path): readonly FileFinding[] => {
    const name = readFilePath(path)
    if (name === null || (name.kind !== 'layout' && name.kind !== 'scenarios')) return []
    const flow = filePath('flow', name.id)
    if (Object.hasOwn(files, flow)) return []
    const message = words`There is no ${flow} that this file could belong to.`
    return [
      {
        code: 'fileWithoutFlow',
        severity: 'warning',
        file: path,
        path: '',
        message,
        fix: words`Rename it like its flow, or delete it.`,
      },
    ]
  })
}

/** A JSON file that was most likely meant to be one of the workspace's: it would be left out in silence. */
function misnamed(path: string): readonly FileFinding[] {
  const meant = meantPath(path)
  if (meant === null) return []
  const message = words`${path} is no file of a workspace and is left out.`
  return [
    { code: 'unknownFile', severity: 'warning', file: path, path: '', message, fix: words`Did you mean ${meant}?` },
  ]
}

function meantPath(path: string): string | null {
  const [folder, base] = [path.slice(0, path.lastIndexOf('/') + 1), path.slice(path.lastIndexOf('/') + 1)]
  const numerous = /^(.+)\.([^.]+)\.json$/i.exec(base)
  const kind = numerous === null ? null : nearest(numerous[2] ?? '', FILE_KINDS)
  if (numerous !== null && kind !== null) return filePath(kind as FileKind, numerous[1]) // one of FILE_KINDS
  if (folder !== '' || !/\.json$/i.test(base)) return null
  return nearest(
    base,
    SINGLE_KINDS.map((single) => filePath(single)),
  )
}
