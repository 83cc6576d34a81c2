import { environmentNames, environmentValue, fillEnvironment } from '../environmentNames.ts'
import type { Workspace } from '../workspace.ts'
import { filePath } from './FileKind.ts'
import { pointerOf } from './pointer.ts'
import { isRecord } from './shapeOf.ts'

/** A name that the environment lacks, and the place that asks for it (JSON pointer). */
export type MissingName = { readonly name: string; readonly file: string; readonly path: string }

/**
 * Puts the environment in place of every `${NAME}` in channels.json and bots.json, a whole text or a part of one. Everything that is
 * missing is listed at once and stays as it is, the headers of `request` nodes included: theirs are put in place when the call is made.
 */
export function resolveEnvironment(
  workspace: Workspace,
  env: { readonly [name: string]: string | undefined },
): { readonly workspace: Workspace; readonly missing: readonly MissingName[] } {
  const missing: MissingName[] = []
  const resolve = <T>(value: T, file: string, names: readonly (string | number)[]): T => {
    if (typeof value === 'string') {
      const text = fillEnvironment(value, (name) => {
        const found = environmentValue(env, name)
        if (found === null) missing.push({ name, file, path: pointerOf(names) })
        return found
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
    missing: [...missing, ...missingInRequests(workspace, env)],
  }
}

function missingInRequests(
  { flows }: Workspace,
  env: { readonly [name: string]: string | undefined },
): readonly MissingName[] {
  return Object.values(flows).flatMap((flow) =>
    Object.entries(flow.nodes).flatMap(([id, node]) =>
      node.type !== 'request'
        ? []
        : Object.entries(node.headers ?? {}).flatMap(([header, text]) =>
            environmentNames(text)
              .filter((name) => environmentValue(env, name) === null)
              .map((name) => ({
                name,
                file: filePath('flow', flow.id),
                path: pointerOf(['nodes', id, 'headers', header]),
              })),
          ),
    ),
  )
}
