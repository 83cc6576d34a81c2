import type { Issue } from '../issue.ts'
import { type Migration, migrate } from '../migrate/migrate.ts'
import { MIGRATIONS } from '../migrate/migrations.ts'
import { checkDurations } from './checkDurations.ts'
import { type Checked, checkValue } from './checkValue.ts'
import type { FileKind, FileTypes } from './FileKind.ts'
import { findJsonProblems } from './locate.ts'
import { sayFinding } from './sayFinding.ts'

/**
 * Reads a file of a workspace: text, or a value that came from JSON. Brings an older format up to date, and holds it against its schema.
 * Never throws. `file` names it in the issues; their paths are JSON pointers into the migrated file.
 */
export function parseFile<Kind extends FileKind>(
  kind: Kind,
  source: unknown,
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Checked<FileTypes[Kind]> {
  const read = typeof source === 'string' ? readText(source, file) : { ok: true as const, value: source }
  if (!read.ok) return read
  const migrated = migrate(kind, read.value, migrations)
  if (!migrated.ok) return { ok: false, issues: [{ severity: 'error', file, ...migrated.problem }] }
  const checked = checkValue(kind, migrated.value, file)
  if (!checked.ok) return checked
  const issues = checkDurations(kind, checked.value).map((finding) => sayFinding(finding, file))
  return issues.length > 0 ? { ok: false, issues } : checked
}

function readText(text: string, file: string): Checked<unknown> {
  const { fault, repeatedNames } = findJsonProblems(text)
  const issues = repeatedNames.map(
    ({ pointer, name, position }): Issue => ({
      code: 'repeatedName',
      severity: 'error',
      file,
      path: pointer,
      message: `Line ${position.line}, column ${position.column}: "${name}" stands twice in one object.`,
      fix: 'Remove or rename one of them.',
    }),
  )
  if (fault !== null) {
    const message = `Line ${fault.line}, column ${fault.column}: ${fault.message}.`
    return { ok: false, issues: [...issues, { code: fault.code, severity: 'error', file, path: '', message }] }
  }
  if (issues.length > 0) return { ok: false, issues }
  return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) }
}
