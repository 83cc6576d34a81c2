import type { Channel } from '../../schemas/resources.ts'
import type { FailureClass, PlatformAnswer } from './Adapter.ts'
import type { Double, DoubleCall, Heard } from './Double.ts'

/** A message that the platform took, as the customer sees it. */
export type Taken = Heard & {
  /** what the platform's events call it */
  readonly externalId: string
}

/** What a platform does with the next calls instead of taking them: refuses them, or takes them and lets nobody know. */
export type Mood = FailureClass | 'silent'

/** A double that remembers: what it took, and what it does next. It has no address of its own, see `serveDouble`. */
export type PlayedPlatform = {
  readonly taken: readonly Taken[]
  /** null: no answer comes */
  readonly answer: (call: DoubleCall, settings: Channel) => PlatformAnswer | null
  /** how it treats the next calls that send; afterwards it takes them again */
  readonly treatNext: (...moods: readonly Mood[]) => void
  /** the same of those that give it a file */
  readonly treatNextFile: (...moods: readonly Mood[]) => void
  /** files that it was given */
  readonly files: () => number
  readonly nextId: () => string
  /** where it was told to post; null: nowhere yet */
  readonly hookUrl: () => string | null
}

export function playPlatform(
  double: Double,
  firstId: number,
  heard: (taken: Taken) => void = () => {},
  refused: (said: Heard, failure: FailureClass) => void = () => {},
): PlayedPlatform {
  const taken: Taken[] = []
  const moods: Mood[] = []
  const fileMoods: Mood[] = []
  const keys = new Set<string>()
  let files = 0
  let id = firstId
  let hookUrl: string | null = null
  const nextId = () => {
    id += 1
    return String(id)
  }
  return {
    taken,
    nextId,
    hookUrl: () => hookUrl,
    treatNext: (...next) => {
      moods.push(...next)
    },
    treatNextFile: (...next) => {
      fileMoods.push(...next)
    },
    files: () => files,
    answer(call, settings) {
      if (!double.isAuthorized(call, settings)) return double.refusals.auth ?? { status: 401, headers: {}, body: '' }
      const said = double.hear(call)
      const isFile = double.isUpload?.(call) === true
      const mood = isFile ? fileMoods.shift() : said === null ? undefined : moods.shift()
      const refusal = mood === undefined || mood === 'silent' ? undefined : double.refusals[mood]
      if (mood !== undefined && mood !== 'silent' && refusal !== undefined) {
        if (said !== null) refused(said, mood)
        return refusal
      }
      if (isFile) files += 1
      hookUrl = double.hookSetBy?.(call) ?? hookUrl
      const { answer, externalId } = double.take(call, nextId(), hookUrl)
      const key = double.keyOf?.(call) ?? null
      const isKnown = key !== null && keys.has(key)
      if (key !== null) keys.add(key)
      if (said !== null && !isKnown) {
        const message = { ...said, externalId: externalId ?? '' }
        taken.push(message)
        heard(message)
      }
      return mood === 'silent' ? null : answer
    },
  }
}
