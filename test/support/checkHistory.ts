/** What was seen of a run: by its customers, in its database, and by the platform and the bots. Times are epoch ms of one clock. */
export type History = {
  /** every acknowledgement, the repeated ones too */
  readonly acks: readonly { readonly source: string; readonly turnId: string }[]
  /** of each sender, what was sent, in order; only what came after the acknowledgement of the one before may stand behind it */
  readonly sent: readonly (readonly string[])[]
  /** every turn of the journal */
  readonly turns: readonly {
    readonly id: string
    readonly source: string
    readonly conversationId: string
    readonly seq: number
  }[]
  /** the conversation of every queue item that is not done */
  readonly unfinishedItems: readonly string[]
  /** what the turns gave to the outbox for platforms, in the order of their conversations; a dead one is owed nothing any more */
  readonly deliveries?: readonly { readonly id: string; readonly conversationId: string; readonly isDead?: boolean }[]
  /** what platforms were sent, in the order in which they took it */
  readonly received?: readonly { readonly key: string }[]
  /** neither a host nor the way to anything failed */
  readonly isCalm?: boolean
  /** what the turns started, and at which time it was to fire */
  readonly timers?: readonly { readonly id: string; readonly at: number; readonly isCancelled: boolean }[]
  /** turns that a timer brought */
  readonly fired?: readonly { readonly timer: string; readonly at: number }[]
  /** calls to bots and services that the turns gave to the outbox, and the source of the turn that each must come to; a promised answer comes by callback, if it comes */
  readonly calls?: readonly { readonly id: string; readonly source: string; readonly isPromised: boolean }[]
  /** the conversations that a flow or a bot has, though no timer will bring them on */
  readonly stranded?: readonly string[]
  readonly botCalls?: readonly { readonly key: string; readonly at: number; readonly expiresAt: number }[]
}

/** Every promise about what was acknowledged that a finished run has broken; pure. */
export function checkHistory(history: History): readonly string[] {
  return [checkAcks, checkTurns, checkItems, checkDeliveries, checkTimers, checkCalls].flatMap((check) =>
    check(history),
  )
}

/** An acknowledged message is one turn, and every acknowledgement of it says the same. */
function checkAcks({ acks, turns }: History): readonly string[] {
  const bySource = Map.groupBy(turns, ({ source }) => source)
  const doubled = [...bySource].filter(([, of]) => of.length > 1)
  return [
    ...doubled.map(([source, of]) => `${source} has ${of.length} turns.`),
    ...acks.flatMap(({ source, turnId }) => {
      const of = bySource.get(source) ?? []
      if (of.length === 0) return [`${source} was acknowledged with ${turnId} and has no turn.`]
      return of.some(({ id }) => id === turnId)
        ? []
        : [`${source} was acknowledged with ${turnId} and has ${of.map(({ id }) => id).join(', ')}.`]
    }),
  ]
}

/** The turns of a conversation are numbered without a gap, and stand in the order in which their sender wrote. */
function checkTurns({ turns, sent }: History): readonly string[] {
  const place = new Map(sent.flatMap((of, sender) => of.map((source, index) => [source, { sender, index }] as const)))
  return [...Map.groupBy(turns, ({ conversationId }) => conversationId)].flatMap(([conversation, of]) => {
    const ordered = of.toSorted((one, other) => one.seq - other.seq)
    const said = ordered.map(({ source }) => place.get(source)).filter((found) => found !== undefined)
    return [
      ...(ordered.every(({ seq }, index) => seq === index + 1)
        ? []
        : [`${conversation} has turns ${ordered.map(({ seq }) => seq).join(', ')}.`]),
      ...(isRising(said.map(({ index }) => index))
        ? []
        : [`${conversation} has messages ${said.map(({ index }) => index).join(', ')} in this order.`]),
      ...(new Set(said.map(({ sender }) => sender)).size > 1 ? [`${conversation} is of more than one sender.`] : []),
    ]
  })
}

function checkItems({ unfinishedItems }: History): readonly string[] {
  return [...Map.groupBy(unfinishedItems, (conversation) => conversation)]
    .filter(([, of]) => of.length > 1)
    .map(([conversation, of]) => `${conversation} has ${of.length} unfinished queue items.`)
}

/**
 * A delivery may be sent more than once, with one key, but where nothing failed; the first of each comes in the order of its conversation, and none that nobody gave.
 * What is dead is passed over.
 */
function checkDeliveries({ deliveries = [], received = [], isCalm = false }: History): readonly string[] {
  const given = new Set(deliveries.map(({ id }) => id))
  const owed = deliveries.filter(({ isDead }) => isDead !== true)
  const sent = Map.groupBy(received, ({ key }) => key)
  return [
    ...owed.filter(({ id }) => !sent.has(id)).map(({ id }) => `${id} was never sent.`),
    ...[...sent.keys()].filter((key) => !given.has(key)).map((key) => `${key} was sent and is no delivery.`),
    ...[...sent]
      .filter(([, of]) => isCalm && of.length > 1)
      .map(([key, of]) => `${key} was sent ${of.length} times, though nothing failed.`),
    ...[...Map.groupBy(owed, ({ conversationId }) => conversationId)].flatMap(([conversation, of]) => {
      const ids = of.map(({ id }) => id)
      const places = [...sent.keys()].map((key) => ids.indexOf(key)).filter((place) => place >= 0)
      return isRising(places) ? [] : [`${conversation} was sent its deliveries ${places.join(', ')} in this order.`]
    }),
  ]
}

function checkTimers({ timers = [], fired = [] }: History): readonly string[] {
  const times = new Map(timers.map((timer) => [timer.id, timer]))
  const firings = Map.groupBy(fired, ({ timer }) => timer)
  return [
    ...[...firings].filter(([, of]) => of.length > 1).map(([id, of]) => `${id} fired ${of.length} times.`),
    ...fired.flatMap(({ timer, at }) => {
      const due = times.get(timer)?.at
      if (due === undefined) return [`${timer} fired and was never started.`]
      return at < due ? [`${timer} fired ${due - at} ms early.`] : []
    }),
    ...timers.filter(({ id, isCancelled }) => !isCancelled && !firings.has(id)).map(({ id }) => `${id} never fired.`),
  ]
}

/** Whatever a call comes to is a turn, no call begins when its time is over, and no customer is left with a flow that nothing moves. */
function checkCalls({ calls = [], turns, stranded = [], botCalls = [] }: History): readonly string[] {
  const sources = new Set(turns.map(({ source }) => source))
  return [
    ...calls
      .filter(({ source, isPromised }) => !isPromised && !sources.has(source))
      .map(({ id }) => `${id} was called and came to nothing.`),
    ...stranded.map((conversation) => `${conversation} waits for what never comes.`),
    ...botCalls
      .filter(({ at, expiresAt }) => at >= expiresAt)
      .map(({ key, at, expiresAt }) => `${key} was called ${at - expiresAt} ms after its time-out.`),
  ]
}

const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number))
