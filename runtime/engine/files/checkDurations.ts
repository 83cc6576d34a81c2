import { parseDuration } from '../parseDuration.ts'
import { words } from '../words.ts'
import { describePlace } from './describePlace.ts'
import { IT } from './explainError.ts'
import type { PlacedFinding } from './explainErrors.ts'
import type { FileKind } from './FileKind.ts'
import { pointerOf } from './pointer.ts'
import { isRecord } from './shapeOf.ts'

/** The least and the most that a duration may be. A schema sees the form of one, not its length. */
type Bounds = { readonly path: readonly string[]; readonly least: string; readonly most: string }

const DURATIONS: { readonly [kind in FileKind]?: readonly Bounds[] } = {
  workspace: [{ path: ['threadingWindow'], least: 'PT0S', most: 'P30D' }],
  queues: [
    { path: ['queues', '*', 'relax', '*', 'after'], least: 'PT0S', most: 'P30D' },
    { path: ['queues', '*', 'preferLastAgent'], least: 'PT0S', most: 'P30D' },
  ],
  bots: [{ path: ['bots', '*', 'timeout'], least: 'PT0.1S', most: 'PT60S' }],
  flow: [{ path: ['nodes', '*', 'timeout'], least: 'PT0.1S', most: 'P30D' }],
}
const REQUEST: Bounds = { path: [], least: 'PT0.1S', most: 'PT60S' }

/** Durations that are too short or too long, in a file that fits its schema. */
export function checkDurations(kind: FileKind, root: unknown): readonly PlacedFinding[] {
  return (DURATIONS[kind] ?? []).flatMap((bounds) =>
    membersAt(root, bounds.path).flatMap(({ names, owner, value }) => {
      const isRequest = isRecord(owner) && owner.type === 'request'
      return checkDuration(kind, root, names, value, isRequest ? REQUEST : bounds)
    }),
  )
}

function checkDuration(
  kind: FileKind,
  root: unknown,
  names: readonly string[],
  value: unknown,
  { least, most }: Bounds,
): readonly PlacedFinding[] {
  const length = typeof value === 'string' ? parseDuration(value) : null
  if (length === null || (length >= (parseDuration(least) ?? 0) && length <= (parseDuration(most) ?? 0))) return []
  const path = pointerOf(names)
  const { within, ...place } = describePlace(kind, root, path)
  const message = words`${within ?? IT} must be ${least} to ${most}, but is ${JSON.stringify(value)}.`
  return [{ ...place, code: 'outOfRange', path, message }]
}

type Member = { readonly names: readonly string[]; readonly owner: unknown; readonly value: unknown }

/** Every value at a path in which `*` is any name. */
function membersAt(root: unknown, path: readonly string[]): readonly Member[] {
  return path.reduce<readonly Member[]>(
    (members, wanted) =>
      members.flatMap(({ names, value }) => {
        if (typeof value !== 'object' || value === null) return []
        return Object.entries(value)
          .filter(([name]) => wanted === '*' || name === wanted)
          .map(([name, member]) => ({ names: [...names, name], owner: value, value: member }))
      }),
    [{ names: [], owner: undefined, value: root }],
  )
}
