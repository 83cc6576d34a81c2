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
  /** bots' later answers, signed for this conversation, wherever they were sent */
  readonly callbacks?: readonly { readonly source: string; readonly conversationId: string }[]
  /** what became of queue items, in order; the agent is whoever did it, or lost the item */
  readonly queueChanges?: readonly {
    readonly itemId: string
    readonly change: 'claimed' | 'expired' | 'released' | 'completed' | 'transferred'
    readonly agent: string | null
    readonly at: number
  }[]
  /** what agents were told that they have, from when until when at least */
  readonly leases?: readonly {
    readonly itemId: string
    readonly agent: string
    readonly from: number
    readonly until: number
  }[]
  /** what agents were told that they did */
  readonly told?: readonly { readonly itemId: string; readonly agent: string; readonly change: string }[]
  /** how long work that a host had taken lay when it died, while another host and the database ran */
  readonly takenUp?: readonly { readonly id: string; readonly ms: number }[]
  /** how long messages waited for a host that ran, while nothing but one other host failed */
  readonly waits?: readonly { readonly source: string; readonly ms: number }[]
  /** what the clocks of hosts may be from the database's */
  readonly clockErrorMs?: number
}

/** What a host that died had taken is taken up after this: its lease, and a look at what is due. */
const TAKEN_UP_MS = 10_000
/** A host that is frozen in the midst of a transaction holds up its conversations for no longer. */
const HELD_UP_MS = 5_000

/** Every promise about what was acknowledged that a finished run has broken; pure. */
export function checkHistory(history: History): readonly string[] {
  return [checkAcks, checkTurns, checkItems, checkDeliveries, checkTimers, checkCalls, checkAgents, checkTimes].flatMap(
    (check) => check(history),
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

function checkTimers({ timers = [], fired = [], clockErrorMs = 0 }: History): readonly string[] {
  const times = new Map(timers.map((timer) => [timer.id, timer]))
  const firings = Map.groupBy(fired, ({ timer }) => timer)
  return [
    ...[...firings].filter(([, of]) => of.length > 1).map(([id, of]) => `${id} fired ${of.length} times.`),
    ...fired.flatMap(({ timer, at }) => {
      const due = times.get(timer)?.at
      if (due === undefined) return [`${timer} fired and was never started.`]
      return at < due - clockErrorMs ? [`${timer} fired ${due - at} ms early.`] : []
    }),
    ...timers.filter(({ id, isCancelled }) => !isCancelled && !firings.has(id)).map(({ id }) => `${id} never fired.`),
  ]
}

/** Whatever a call comes to is a turn, no call begins when its time is over, and no customer is left with a flow that nothing moves. */
function checkCalls({ calls = [], turns, stranded = [], botCalls = [], callbacks = [] }: History): readonly string[] {
  const sources = new Map(turns.map(({ source, conversationId }) => [source, conversationId]))
  return [
    ...calls
      .filter(({ source, isPromised }) => !isPromised && !sources.has(source))
      .map(({ id }) => `${id} was called and came to nothing.`),
    ...stranded.map((conversation) => `${conversation} waits for what never comes.`),
    ...botCalls
      .filter(({ at, expiresAt }) => at >= expiresAt)
      .map(({ key, at, expiresAt }) => `${key} was called ${at - expiresAt} ms after its time-out.`),
    ...callbacks
      .filter(({ source, conversationId }) => (sources.get(source) ?? conversationId) !== conversationId)
      .map(({ source, conversationId }) => `${source} is for ${conversationId} and is in ${sources.get(source)}.`),
  ]
}

/** An item has one agent at a time, who keeps it for as long as they were told; nobody else finishes it, and what they were told that they did is done. */
function checkAgents({ queueChanges = [], leases = [], told = [], clockErrorMs = 0 }: History): readonly string[] {
  const done = new Set(queueChanges.map(({ itemId, change, agent }) => `${itemId} was ${change} by ${agent}`))
  const leasesOf = Map.groupBy(leases, ({ itemId, agent }) => `${itemId} ${agent}`)
  const holders = new Map<string, { readonly agent: string | null; readonly since: number }>()
  return [
    ...queueChanges.flatMap(({ itemId, change, agent, at }) => {
      const { agent: holder, since } = holders.get(itemId) ?? { agent: null, since: 0 }
      holders.set(itemId, { agent: change === 'claimed' ? agent : null, since: at })
      if (change === 'claimed')
        return holder === null ? [] : [`${itemId} was given to ${agent} while ${holder} had it.`]
      if (holder !== agent) return [`${itemId} was ${change} by ${agent} while ${holder ?? 'nobody'} had it.`]
      const until = Math.max(
        0,
        ...(leasesOf.get(`${itemId} ${agent}`) ?? [])
          .filter(({ from }) => from >= since && from < at)
          .map((lease) => lease.until),
      )
      return change === 'expired' && at < until - clockErrorMs
        ? [`${itemId} was taken from ${agent} ${until - at} ms before the end of the lease.`]
        : []
    }),
    ...told
      .map(({ itemId, change, agent }) => `${itemId} was ${change} by ${agent}`)
      .filter((saying) => !done.has(saying))
      .map((saying) => `An agent was told that ${saying}, and it was not.`),
  ]
}

/** Nothing waits for a host that is dead or frozen for longer than was promised. */
function checkTimes({ takenUp = [], waits = [] }: History): readonly string[] {
  return [
    ...takenUp
      .filter(({ ms }) => ms > TAKEN_UP_MS)
      .map(({ id, ms }) => `${id} lay for ${ms} ms when its host had died.`),
    ...waits
      .filter(({ ms }) => ms > HELD_UP_MS)
      .map(({ source, ms }) => `${source} waited ${ms} ms for a host that was frozen.`),
  ]
}

const isRising = (numbers: readonly number[]): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? number))
