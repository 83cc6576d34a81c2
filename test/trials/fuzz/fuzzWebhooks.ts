import { AppError } from '../../../runtime/AppError.ts'
import { connect } from '../../../runtime/channels/connect.ts'
import type { Double, DoubleHook, Happened } from '../../../runtime/channels/Double.ts'
import { doubleOf, PLAYED_KINDS } from '../../../runtime/channels/doubles.ts'
import { createHook } from '../../../runtime/channels/hook/createHook.ts'
import { routeEvents } from '../../../runtime/channels/hook/routeEvents.ts'
import { type Taking, takeEvents } from '../../../runtime/channels/hook/takeEvents.ts'
import { checkValue } from '../../../runtime/engine/files/checkValue.ts'
import { type CompiledRelease, compileRelease } from '../../../runtime/engine/index.ts'
import type { Arrival } from '../../../runtime/inbound/Arrival.ts'
import { accept } from '../../../runtime/inbound/accept.ts'
import { begin } from '../../../runtime/inbound/begin.ts'
import { decideArrival } from '../../../runtime/inbound/decideArrival.ts'
import { enact } from '../../../runtime/inbound/enact.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { deskWorkspace } from '../../channels/deskWorkspace.ts'
import { everything } from '../../channels/everything.ts'
import { createDraws, type Draws } from '../sim/createDraws.ts'
import { mutate } from './mutate.ts'

const HOOK_URL = 'https://usher.example/webhooks/it'
const NOTHING = {
  duplicate: null,
  contact: null,
  optedOut: false,
  hasLeft: false,
  terms: null,
  waiting: null,
  conversation: null,
} as const

/** What was done, and the first things that should not have happened. */
export type Fuzzed = { readonly bodies: number; readonly decided: number; readonly wrong: readonly string[] }

/**
 * Posts spoilt webhooks of every kind that has a double: with the signature of the body as it was, with another one, and as if the platform had signed the spoilt body itself. Whatever
 * comes is answered 200 or refused; what is decided came with a right signature, can be decided, and can be kept and exported.
 */
export async function fuzzWebhooks(count: number, seed: number): Promise<Fuzzed> {
  const draws = createDraws(seed)
  const wrong: string[] = []
  let decided = 0
  const kinds = PLAYED_KINDS.map((kind) => prepare(kind, draws))
  for (let body = 0; body < count && wrong.length < 10; body += 1) {
    const tried = kinds[body % kinds.length]
    if (tried === undefined) break
    const what = `${tried.double.kind}, seed ${seed}, body ${body}`
    const before = tried.received.length
    const told = await tryOne(tried, draws).catch((error: unknown) =>
      String(error instanceof Error ? error.stack : error),
    )
    if (told !== null) wrong.push(`${what}: ${told}`)
    decided += tried.received.length - before
    tried.received.length = 0
  }
  return { bodies: count, decided, wrong }
}

type Tried = ReturnType<typeof prepare>

function prepare(kind: Channel['kind'], draws: Draws) {
  const double = doubleOf(kind)
  if (double === null) throw new Error(`${kind} has no double`)
  const settings = { ...double.settings('https://platform.example'), flow: 'main' } as Channel
  const channel = connect('it', settings)
  if (typeof channel === 'string') throw new Error(channel)
  const release = compileRelease({ ...deskWorkspace, channels: { it: settings } }, 'r1')
  const received: Arrival[] = []
  const failures: unknown[] = []
  const taking: Taking = {
    receive: async (arrival) => {
      received.push(arrival)
      decideAlone(arrival, release)
      return { owner: 'flow', replies: [], duplicate: false }
    },
    identities: {
      threadsOf: async (_channel, events) =>
        events.map((event) => ('from' in event && event.from !== undefined ? event.from.address : null)),
      forget: () => {},
    },
    albums: {
      keep: async (arrival) => {
        received.push(arrival)
        decideAlone(arrival, release)
      },
      flush: async () => {},
    },
    profiles: { ask: () => {} },
    typing: { show: () => {} },
    replyTokens: { keep: () => {} },
    windows: { keep: () => {} },
    files: { keep: async () => {} },
    turnsWith: async () => [],
    heldBy: async () => null,
    complete: async () => null,
    told: async () => {},
    noteStatuses: async () => [],
    missed: async () => null,
    fared: () => {},
    came: () => {},
    failed: (error) => failures.push(error),
    clock: () => 1_780_000_000_000,
  }
  const hook = createHook({ ...taking, channels: () => ({ it: settings }) })
  return { double, settings, channel, hook, taking, received, failures, hooks: hooksOf(double, settings, draws) }
}

/** A webhook of each thing that can happen, and one of several. */
function hooksOf(double: Double, settings: Channel, draws: Draws): readonly [DoubleHook, ...DoubleHook[]] {
  const digits = String(draws.within(390_000_000_000, 390_999_999_999))
  const happened: readonly Happened[] = everything(double.addressOf?.(digits) ?? digits)
  const alone = happened.flatMap((each) => double.tell(each, settings, HOOK_URL) ?? [])
  const told = happened.filter((each) => double.tell(each, settings, HOOK_URL) !== null)
  const together = double.tellTogether === null ? [] : [double.tellTogether(told, settings, HOOK_URL)]
  const [first, ...rest] = [...alone, ...together]
  if (first === undefined) throw new Error(`${double.kind} tells nothing`)
  return [first, ...rest]
}

/** Null: it went as it should. */
async function tryOne(tried: Tried, draws: Draws): Promise<string | null> {
  const { channel, hook, taking, received, failures, hooks } = tried
  const whole = draws.oneOf(hooks)
  const spoilt = { ...whole, rawBody: mutate(whole.rawBody, draws) }
  const request = (from: DoubleHook) => ({ method: 'POST', publicUrl: HOOK_URL, now: taking.clock(), ...from }) as const

  const isProven = channel.adapter.authenticate(request(spoilt), channel.settings)
  const status = await statusOf(hook('it', request(spoilt)))
  if (status !== (isProven ? 200 : 401)) return `answered ${status} to a body that is ${isProven ? '' : 'not '}proven`
  if (!isProven && received.length > 0) return 'decided what is not proven'

  received.length = 0
  const forged = { ...spoilt, headers: changed(spoilt.headers, draws), query: changed(spoilt.query, draws) }
  if ((await statusOf(hook('it', request(forged)))) !== 401 || received.length > 0) return 'took a wrong signature'

  const events = await routeEvents(request(spoilt), [channel])
  channel.adapter.acknowledge(events.map(({ event }) => event))
  await takeEvents(events, taking)
  const [failure] = failures.splice(0)
  return failure === undefined ? null : String(failure instanceof Error ? failure.stack : failure)
}

const statusOf = (answer: Promise<{ readonly status: number }>): Promise<number> =>
  answer.then(
    ({ status }) => status,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'unauthorized') return 401
      throw error
    },
  )

/** Every value another one, so that no signature is right. */
const changed = (record: { readonly [name: string]: string }, draws: Draws): { readonly [name: string]: string } =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      name === 'content-type'
        ? value
        : draws.isHit(0.2)
          ? ''
          : `${value.slice(0, -1)}${value.endsWith('x') ? 'y' : 'x'}`,
    ]),
  )

/** Decides it as somebody's first, and holds what would be journaled against the schema of exports. */
function decideAlone(given: Arrival, release: CompiledRelease): void {
  const arrival = accept(given)
  const begun = begin(arrival, NOTHING, () => 'u_1')
  if (begun === null) throw new Error('nobody')
  const chosen = { ok: true, live: release, own: () => null, onStanding: { default: 'pin' } } as const
  const taken = decideArrival(arrival, begun, chosen as never, { turnId: 't_1', newConversationId: 'c_1' })
  const write = enact({ arrival, begun, taken, live: release, turnId: 't_1' }, () => true)
  const { name, language, tags, attributes, id } = write.contact
  const recorded = {
    conversationId: 'c_1',
    channel: 'it',
    flow: 'main',
    contact: { id, tags, attributes, ...(name === null ? {} : { name }), ...(language === null ? {} : { language }) },
    returning: false,
    turnId: 't_1',
    seq: 1,
    at: arrival.at,
    event: write.event,
    effects: write.effects,
    trace: write.trace,
    release: write.release,
    handledBy: write.handledBy,
    owner: write.answer.owner,
    waitingAt: write.answer.waitingAt,
  }
  const checked = checkValue('recordedTurn', JSON.parse(JSON.stringify(recorded)))
  if (!checked.ok) throw new Error(`${checked.issues[0]?.path}: ${checked.issues[0]?.message}`)
}
