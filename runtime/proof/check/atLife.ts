import { describePlace } from '../../engine/files/describePlace.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { type Value, type Words, words } from '../../engine/words.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { LifePlace } from '../content/lifeTexts.ts'
import type { Names } from '../content/textsOf.ts'
import type { Finding } from './Rule.ts'

/** A finding at what is written of the life of conversations; `names` lead from the file to the place. */
export function atLife({ file, channel }: LifePlace, names: Names, message: Words, fix: Words): Finding {
  return {
    file,
    path: pointerOf(names),
    message: channel === null ? message : words`Channel "${channel}": ${message}`,
    fix,
  }
}

/** Such a place in words: `"text" of reminder 1 of "idle" of "life"`. */
export function describeLife({ workspace, channels }: Workspace, { channel }: LifePlace, names: Names): Value {
  const [kind, root] = channel === null ? (['workspace', workspace] as const) : (['channels', { channels }] as const)
  return describePlace(kind, root, pointerOf(names)).within ?? ''
}
