import type { Unit } from '../../../runtime/channels/Capabilities.ts'
import { withoutTemplates } from '../../../runtime/proof/content/withoutTemplates.ts'
import type { ContentPart, Option } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { type PreviewMessage, previewOf } from './previewOf.ts'

/** How much of what a channel takes in one message is used up. */
export type Room = {
  readonly kind: Channel['kind']
  /** as it counts, those of numbered options included, templates left out */
  readonly length: number
  readonly unit: Unit
  readonly limit: number
  /** text messages that it is paid as; null where they are not counted */
  readonly segments: number | null
}

/** The room on that of these kinds of channel which has the least left; null when none sets a limit, or nothing is written yet. */
export function tightestRoom(
  part: ContentPart,
  options: readonly Option[],
  kinds: readonly Channel['kind'][],
  language: string,
): Room | null {
  const rooms = [...new Set(kinds)].flatMap((kind) => {
    const message = previewOf(part, options, kind, language, withoutTemplates)
    return message.isMissing ? [] : roomOn(kind, message)
  })
  const [first, ...others] = rooms
  if (first === undefined) return null
  return others.reduce((tightest, room) => (usedOf(room) > usedOf(tightest) ? room : tightest), first)
}

function roomOn(kind: Channel['kind'], { length, unit, limit, segments }: PreviewMessage): readonly Room[] {
  return limit === null || length === 0 ? [] : [{ kind, length, unit, limit, segments }]
}

const usedOf = ({ length, limit }: Room): number => length / limit
