import { describePlace } from '../../engine/files/describePlace.ts'
import { filePath } from '../../engine/files/FileKind.ts'
import { pointerOf } from '../../engine/files/pointer.ts'
import { type Value, type Words, words } from '../../engine/words.ts'
import type { Workspace } from '../../engine/workspace.ts'
import type { LifePlace } from '../content/lifeTexts.ts'
import type { Names } from '../content/textsOf.ts'
import type { Finding } from './Rule.ts'

/** A finding at what is written of the life of conversations; `names` lead from the file to the place. */
export function atLife({ kind, id }: LifePlace, names: Names, message: Words, fix: Words): Finding {
  return { file: filePath(kind), path: pointerOf(names), message: said(kind, id ?? '', message), fix }
}

function said(kind: LifePlace['kind'], id: string, message: Words): Words {
  switch (kind) {
    case 'workspace':
      return message
    case 'channels':
      return words`Channel "${id}": ${message}`
    case 'queues':
      return words`Queue "${id}": ${message}`
  }
}

/** Such a place in words: `"text" of reminder 1 of "idle" of "life"`. */
export function describeLife({ workspace, channels, queues }: Workspace, { kind }: LifePlace, names: Names): Value {
  const roots = { workspace, channels: { channels }, queues: { queues } }
  return describePlace(kind, roots[kind], pointerOf(names)).within ?? ''
}
