import type { Workspace } from '../workspace.ts'
import { filePath } from './FileKind.ts'
import { pointerOf } from './pointer.ts'
import { isRecord } from './shapeOf.ts'

/** A name that the environment lacks, and the place that asks for it (JSON pointer). */
export type MissingName = { readonly name: string; readonly file: string; readonly path: string }

const NAME = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g

/**
 * Puts the environment in place of every `${NAME}` in channels.json and bots.json, a whole text or a part of one. Everything that is
 * missing is listed at once and stays as it is; an empty value counts as missing, for an empty secret protects nothing.
 */
export function resolveEnvironment(
  workspace: Workspace,
  env: { readonly [name: string]: string | undefined },
): { readonly workspace: Workspace; readonly missing: readonly MissingName[] } {
  const missing: MissingName[] = []
  const resolve = <T>(value: T, file: string, names: readonly (string | number)[]): T => {
    if (typeof value === 'string') {
      const text = value.replace(NAME, (written, name: string) => {
        const found = Object.hasOwn(env, name) ? env[name] : undefined
        if (found !== undefined && found !== '') return found
        missing.push({ name, file, path: pointerOf(names) })
        return written
      })
      return text as T & string // a text for a text
    }
    if (!isRecord(value)) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, resolve(member, file, [...names, name])]),
    ) as T // the same members
  }
  return {
    workspace: {
      ...workspace,
      channels: resolve(workspace.channels, filePath('channels'), ['channels']),
      bots: resolve(workspace.bots, filePath('bots'), ['bots']),
    },
    missing,
  }
}
