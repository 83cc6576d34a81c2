import { type Migration, migrate } from '../migrate/migrate.ts'
import { MIGRATIONS } from '../migrate/migrations.ts'
import { type Speaker, words } from '../words.ts'
import { checkDurations } from './checkDurations.ts'
import { type Checked, checkValue } from './checkValue.ts'
import { type FileFinding, sayFileFinding } from './FileFinding.ts'
import type { FileKind, FileTypes } from './FileKind.ts'
import { findJsonProblems } from './locate.ts'
import { sayFinding } from './sayFinding.ts'

/** `speaker`: who says what is wrong; without one it is said in English. `migrations`: the changes of the format that are known. */
type ReadOptions = { readonly speaker?: Speaker | undefined; readonly migrations?: readonly Migration[] }

/**
 * Reads a file of a workspace: text, or a value that came from JSON. Brings an older format up to date, and holds it against its schema.
 * Never throws. `file` names it in the issues; their paths are JSON pointers into the migrated file.
 */
export function parseFile<Kind extends FileKind>(
  kind: Kind,
  source: unknown,
  file: string,
  { speaker, migrations = MIGRATIONS }: ReadOptions = {},
): Checked<FileTypes[Kind]> {
  const read = typeof source === 'string' ? readText(source, file, speaker) : { ok: true as const, value: source }
  if (!read.ok) return read
  const migrated = migrate(kind, read.value, migrations)
  if (!migrated.ok)
    return { ok: false, issues: [sayFileFinding({ severity: 'error', file, ...migrated.problem }, speaker)] }
  const checked = checkValue(kind, migrated.value, file, speaker)
  if (!checked.ok) return checked
  const issues = checkDurations(kind, checked.value).map((finding) => sayFinding(finding, file, speaker))
  return issues.length > 0 ? { ok: false, issues } : checked
}

function readText(text: string, file: string, speaker: Speaker | undefined): Checked<unknown> {
  const { fault, repeatedNames } = findJsonProblems(text)
  const findings = repeatedNames.map(
    ({ pointer, name, position: { line, column } }): FileFinding => ({
      code: 'repeatedName',
      severity: 'error',
      file,
      path: pointer,
      message: words`Line ${line}, column ${column}: "${name}" stands twice in one object.`,
      fix: words`Remove or rename one of them.`,
    }),
  )
  if (fault !== null) {
    const message = words`Line ${fault.line}, column ${fault.column}: ${fault.message}.`
    findings.push({ code: fault.code, severity: 'error', file, path: '', message })
  }
  if (findings.length > 0) return { ok: false, issues: findings.map((finding) => sayFileFinding(finding, speaker)) }
  return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) }
}
