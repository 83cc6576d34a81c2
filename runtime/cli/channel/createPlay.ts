import { AppError } from '../../AppError.ts'
import type { FailureClass } from '../../channels/Adapter.ts'
import type { Double, DoubleHook, Happened } from '../../channels/Double.ts'
import type { Mood, Taken } from '../../channels/playPlatform.ts'
import type { ServedDouble } from '../../channels/serveDouble.ts'
import type { PlayLine } from './readPlayLine.ts'

/** What came of a line: how the host answered the webhooks, or why there was nothing to send. */
export type Played = { readonly statuses: readonly number[] } | { readonly lacks: string }

/** A customer at a played platform. */
export function createPlay(double: Double, served: ServedDouble, given: string, address: string) {
  let from = address
  let latest: readonly DoubleHook[] = []
  let mine = ''

  // Where the platform was told to post; until then, where the play was.
  const hookUrl = (): string => served.platform.hookUrl() ?? given
  /** An agent of a contact centre speaks with whoever came last, until another is named. */
  const who = (): string =>
    double.isCentre === true && from === address ? (served.platform.taken.at(-1)?.to ?? from) : from
  const lastHeard = (): Taken | undefined => served.platform.taken.findLast(({ to }) => to === who())
  async function post(hooks: readonly DoubleHook[]): Promise<Played> {
    latest = hooks
    const statuses: number[] = []
    for (const hook of hooks) statuses.push(await served.post(hook, hookUrl()))
    return { statuses }
  }
  function happens(what: object): Promise<Played> {
    const id = served.platform.nextId()
    const of =
      'does' in what && (what.does === 'edit' || what.does === 'delete') ? mine : (lastHeard()?.externalId ?? '')
    // The reader gives all but what only the play knows.
    const happened = { id, at: Date.now(), from: { address: who(), name: 'Ada' }, target: of, ...what } as Happened
    const told = served.tell(happened, hookUrl())
    if (told === null)
      return Promise.resolve({ lacks: double.lacks[happened.does] ?? 'The platform has no such thing.' })
    if (happened.does === 'write') mine = id
    return post(told)
  }
  return {
    lastHeard,
    async play(line: Extract<PlayLine, { type: 'happens' | 'press' | 'as' | 'treat' | 'again' }>): Promise<Played> {
      switch (line.type) {
        case 'happens':
          return happens(line.what)
        case 'press': {
          const button = lastHeard()?.buttons[line.button - 1]
          if (button === undefined) throw new AppError('badRequest', { detail: 'The last message has no such button.' })
          return happens({ does: 'press', ...button })
        }
        case 'as':
          from = line.address
          return { statuses: [] }
        case 'treat':
          served.platform.treatNext(moodOf(line.mood, double))
          return { statuses: [] }
        case 'again':
          return post(latest)
      }
    },
  }
}

function moodOf(text: string, double: Double): Mood {
  const known = [...Object.keys(double.refusals), 'silent'] as readonly (FailureClass | 'silent')[] // its keys
  const mood = known.find((each) => each === text)
  if (mood !== undefined) return mood
  throw new AppError('badRequest', { detail: `This platform refuses with: ${known.join(', ')}.` })
}
