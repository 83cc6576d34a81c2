/*
 * Files that carry a `specVersion` are brought up to date before they are held against their schema. A migration is a pure function of
 * one version's value to the next's; it meets whatever stands in the file, so it changes what it knows and keeps the rest. When the
 * format changes: raise the `const` in the schema, and add one migration to `migrations.ts` with the reason.
 */

import { type Words, words } from '../words.ts'

type Json = { readonly [name: string]: unknown }

export type Migration = {
  /** the schema's name: `flow` or `layout` */
  readonly kind: string
  /** the version that it leads to, from the one before */
  readonly to: number
  /** the reason for the change, in one sentence */
  readonly why: string
  readonly migrate: (value: Json) => Json
}

export type Migrated =
  | { readonly ok: true; readonly value: unknown }
  | {
      readonly ok: false
      readonly problem: { readonly code: string; readonly path: string; readonly message: Words; readonly fix: Words }
    }

/** The version that the migrations lead to; 1 when there are none. */
export function latestVersion(kind: string, migrations: readonly Migration[]): number {
  return migrations.filter((migration) => migration.kind === kind).reduce((latest, { to }) => Math.max(latest, to), 1)
}

/** The value in the latest format, the same value when it is up to date or says no version. Refuses a newer one, and never throws. */
export function migrate(kind: string, value: unknown, migrations: readonly Migration[]): Migrated {
  const version = versionOf(value)
  if (version === null) return { ok: true, value }
  const latest = latestVersion(kind, migrations)
  if (version > latest) {
    return refused(
      'newerSpecVersion',
      words`This file is written in version ${version} of the format, but this Usher knows versions up to ${latest}.`,
      words`Install a newer Usher.`,
    )
  }
  const due = migrations
    .filter((migration) => migration.kind === kind && migration.to > version)
    .toSorted((a, b) => a.to - b.to)
  let current = value as Json // versionOf has found an object
  for (const { to, migrate: step } of due) {
    try {
      current = { ...step(current), specVersion: to }
    } catch {
      return refused(
        'cannotMigrate',
        words`This file cannot be brought from version ${to - 1} of the format to ${to}.`,
        words`Compare it with the description of that version.`,
      )
    }
  }
  return { ok: true, value: current }
}

function versionOf(value: unknown): number | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, 'specVersion'))
    return null
  const { specVersion } = value as Json // an object with this member
  return typeof specVersion === 'number' && Number.isInteger(specVersion) && specVersion >= 1 ? specVersion : null
}

function refused(code: string, message: Words, fix: Words): Migrated {
  return { ok: false, problem: { code, path: '/specVersion', message, fix } }
}
