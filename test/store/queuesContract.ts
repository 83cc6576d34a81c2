import { describe, expect, it } from 'vitest'
import type { HostEvent } from '../../runtime/inbound/HostEvents.ts'
import type { Relaxations } from '../../runtime/queues/QueueStore.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { conversationOf, enqueueFrom, messageFrom, NOON, runTurn } from './turnOf.ts'

const MINUTE = 60_000

export function queuesContract(store: () => Store): void {
  const enqueue = (address: string, item: Parameters<typeof enqueueFrom>[2], id?: string) =>
    enqueueFrom(store().turns, address, item, id)
  const claim = (
    queue: string,
    agent: string,
    skills: { [skill: string]: number } = {},
    now = NOON,
    relax: Relaxations = {},
  ) => store().queues.claim([queue], { id: agent, skills }, now, now + MINUTE, relax)
  const claimId = async (...call: Parameters<typeof claim>) => (await claim(...call))?.id ?? null
  /** what is told while `act` runs, but for what it does to other queues: claiming also puts back whose lease has ended anywhere */
  const heardDuring = async (queue: string, act: () => Promise<unknown>) => {
    const heard: HostEvent[] = []
    const unsubscribe = store().events.subscribe((event) => heard.push(event))
    await act()
    unsubscribe()
    return heard.filter((event) => !('queue' in event) || event.queue === queue)
  }

  describe('a queue', () => {
    it('tells who waits how they stand, where it is asked, and how long it takes as the last hours went', async () => {
      const standing = async (address: string, minute: number, waiting = true) => {
        const at = NOON + minute * MINUTE
        const message = messageFrom(address, `${address}-at-${at}`, at)
        return (await runTurn(store().turns, message, {}, { waiting })).loaded.waiting
      }
      for (const [index, name] of ['one', 'two', 'three', 'four', 'five'].entries())
        await enqueue(`line-${name}`, { queue: 'line', enqueuedAt: NOON + index })
      expect(await standing('line-five', 1)).toEqual({ queue: 'line', place: 5, wait: null })
      expect(await standing('line-five', 2, false)).toBeNull()
      await enqueue('line-urgent', { queue: 'line', priority: 9, enqueuedAt: NOON + 9 })
      expect(await standing('line-five', 3)).toMatchObject({ place: 6 })
      for (const minute of [10, 20, 30]) {
        const id = await claimId('line', 'ann', {}, NOON + minute * MINUTE)
        await store().queues.complete(id ?? '', 'ann', null, NOON + minute * MINUTE)
      }
      const last = { queue: 'line', place: 3, wait: 3 * ((40 - 10) / 3) * MINUTE }
      expect(await standing('line-five', 40)).toEqual(last)
      expect(await standing('line-urgent', 40)).toBeNull()
      expect(await standing('line-five', 40 + 200)).toEqual({ ...last, wait: null })
      expect(await standing('line-nobody', 40)).toBeNull()
      const told = messageFrom('line-four', 'line-four-told', NOON + 41 * MINUTE)
      const session = { release: 'r', flow: 'f', node: 'n', language: 'en', variables: {}, toldWaiting: told.at }
      await runTurn(store().turns, told, (loaded) => ({ conversation: { ...conversationOf(told, loaded), session } }))
      expect([await standing('line-four', 41.5), (await standing('line-four', 42))?.place]).toEqual([null, 2])
    })

    it('keeps an item as the flow made it', async () => {
      const skills = [{ skill: 'billing', level: 3 }]
      const id = await enqueue('kept', {
        queue: 'kept',
        skills,
        priority: 5,
        preferredAgent: 'ann',
        preferredUntil: NOON + 1,
      })
      expect(await store().queues.list('kept', 10)).toEqual([
        {
          id,
          conversationId: 'c_kept',
          queue: 'kept',
          skills,
          priority: 5,
          enqueuedAt: NOON,
          status: 'waiting',
          preferredAgent: 'ann',
          preferredUntil: NOON + 1,
          agent: null,
          claimedAt: null,
          leaseUntil: null,
          wrapUpCode: null,
          doneAt: null,
        },
      ])
    })

    it('has one point of priority count as one minute of waiting', async () => {
      await enqueue('prio-old', { queue: 'prio', enqueuedAt: NOON - 5 * MINUTE })
      await enqueue('prio-urgent', { queue: 'prio', enqueuedAt: NOON, priority: 5.5 })
      await enqueue('prio-new', { queue: 'prio', enqueuedAt: NOON - 1 })
      await enqueue('prio-minor', { queue: 'prio', enqueuedAt: NOON - 4 * MINUTE, priority: -10 })
      const order = ['q_prio-urgent-1', 'q_prio-old-1', 'q_prio-new-1', 'q_prio-minor-1']
      expect((await store().queues.list('prio', 10)).map(({ id }) => id)).toEqual(order)
      const claimed = []
      for (const agent of ['a', 'b', 'c', 'd', 'e']) claimed.push(await claimId('prio', agent))
      expect(claimed).toEqual([...order, null])
    })

    it('is shared by agents of several queues, the longest waiting first', async () => {
      await enqueue('share-1', { queue: 'share-a', enqueuedAt: NOON - 1 })
      await enqueue('share-2', { queue: 'share-b', enqueuedAt: NOON - 2 })
      await enqueue('share-3', { queue: 'share-c', enqueuedAt: NOON - 3 })
      const next = async () =>
        (await store().queues.claim(['share-a', 'share-b', 'share-a'], { id: 'ann', skills: {} }, NOON, NOON + 1, {}))
          ?.id
      expect([await next(), await next(), await next()]).toEqual(['q_share-2-1', 'q_share-1-1', undefined])
    })

    it('gives an agent the first item whose skills it has, at their level or above', async () => {
      await enqueue('skill-1', {
        queue: 'skill',
        skills: [
          { skill: 'billing', level: 3 },
          { skill: 'italian', level: 1 },
        ],
      })
      await enqueue('skill-2', { queue: 'skill', skills: [{ skill: 'billing', level: 2 }], enqueuedAt: NOON + 1 })
      await enqueue('skill-3', { queue: 'skill', enqueuedAt: NOON + 2 })
      expect(await claimId('skill', 'none', { cooking: 10 })).toBe('q_skill-3-1')
      expect(await claimId('skill', 'low', { billing: 1, italian: 1 })).toBeNull()
      expect(await claimId('skill', 'one', { billing: 9 })).toBe('q_skill-2-1')
      expect(await claimId('skill', 'both', { billing: 3, italian: 2 })).toBe('q_skill-1-1')
    })

    it('is not confused by the names of skills', async () => {
      await enqueue('odd-skill', { queue: 'odd-skill', skills: [{ skill: '__proto__', level: 1 }] })
      expect(await claimId('odd-skill', 'ann', { 'a\u0000': 1, '\ud800': 1, toString: 1, constructor: 5 })).toBeNull()
    })

    it('drops skills after their delays', async () => {
      const relax = {
        relax: [
          { afterMs: 5 * MINUTE, dropSkills: ['billing'] },
          { afterMs: 2 * MINUTE, dropSkills: ['italian'] },
        ],
      }
      const skills = [
        { skill: 'billing', level: 3 },
        { skill: 'italian', level: 2 },
      ]
      await enqueue('relax-1', { queue: 'relax', skills })
      const at = (after: number, agent: string, has: { [skill: string]: number }) =>
        claimId('relax', agent, has, NOON + after, relax)
      expect(await at(2 * MINUTE - 1, 'b', { billing: 3 })).toBeNull()
      expect(await at(2 * MINUTE, 'low', { billing: 2 })).toBeNull()
      expect(await at(2 * MINUTE, 'b', { billing: 3 })).toBe('q_relax-1-1')
      await store().queues.release('q_relax-1-1', 'b', NOON)
      expect(await at(5 * MINUTE - 1, 'n', {})).toBeNull()
      expect(await at(5 * MINUTE, 'n', {})).toBe('q_relax-1-1')
    })

    it('keeps an item for the preferred agent until its time has passed', async () => {
      await enqueue('pref-1', { queue: 'pref', preferredAgent: 'ann', preferredUntil: NOON + MINUTE })
      await enqueue('pref-2', {
        queue: 'pref',
        preferredAgent: 'bob',
        preferredUntil: NOON + MINUTE,
        enqueuedAt: NOON + 1,
      })
      expect(await claimId('pref', 'cy', {}, NOON + MINUTE - 1)).toBeNull()
      expect(await claimId('pref', 'bob', {}, NOON + 1)).toBe('q_pref-2-1')
      expect(await claimId('pref', 'cy', {}, NOON + MINUTE)).toBe('q_pref-1-1')
    })

    it('gives no item to two agents who ask at once, and nobody goes without', async () => {
      for (let index = 0; index < 12; index++) await enqueue(`rush-${index}`, { queue: 'rush' })
      const claims = await Promise.all(Array.from({ length: 12 }, (_, index) => claimId('rush', `agent-${index}`)))
      expect(claims.toSorted()).toEqual(Array.from({ length: 12 }, (_, index) => `q_rush-${index}-1`).toSorted())
    })

    it('counts who waits and who is served', async () => {
      await enqueue('count-1', { queue: 'count', enqueuedAt: NOON - 3, priority: 100 })
      await enqueue('count-2', { queue: 'count', enqueuedAt: NOON - 2 })
      await enqueue('count-3', { queue: 'count', enqueuedAt: NOON - 1 })
      await claim('count', 'ann')
      const counts = (await store().queues.counts()).find(({ queue }) => queue === 'count')
      expect(counts).toEqual({ queue: 'count', waiting: 2, claimed: 1, oldestEnqueuedAt: NOON - 2 })
      expect((await store().queues.list('count', 10)).map(({ id }) => id)).toEqual([
        'q_count-2-1',
        'q_count-3-1',
        'q_count-1-1',
      ])
    })

    it('has one item a conversation, which keeps its place when it is enqueued once more', async () => {
      const first = await enqueue('single', { queue: 'single', enqueuedAt: NOON })
      await enqueue(
        'single',
        { queue: 'single-b', priority: 2, skills: [{ skill: 'x', level: 1 }], enqueuedAt: NOON + 99 },
        '2',
      )
      expect(await store().queues.list('single', 10)).toEqual([])
      expect(await store().queues.list('single-b', 10)).toMatchObject([
        { id: first, enqueuedAt: NOON, priority: 2, skills: [{ skill: 'x', level: 1 }], status: 'waiting' },
      ])
      expect(await claimId('single-b', 'ann', {})).toBeNull()
      expect(await claimId('single-b', 'ann', { x: 1 })).toBe(first)
    })
  })

  describe('a claim', () => {
    it('is the agent’s until its lease ends, then the item is back in its old place', async () => {
      await enqueue('lease-1', { queue: 'lease-q' })
      await enqueue('lease-2', { queue: 'lease-q', enqueuedAt: NOON + 1 })
      expect(await claim('lease-q', 'ann')).toMatchObject({
        id: 'q_lease-1-1',
        status: 'claimed',
        agent: 'ann',
        claimedAt: NOON,
        leaseUntil: NOON + MINUTE,
      })
      expect(await claimId('lease-q', 'bob', {}, NOON + MINUTE)).toBe('q_lease-2-1')
      const heard = await heardDuring('lease-q', async () => {
        expect(await claimId('lease-q', 'cy', {}, NOON + MINUTE + 1)).toBe('q_lease-1-1')
      })
      expect(heard).toEqual([
        { type: 'queue', queue: 'lease-q', itemId: 'q_lease-1-1', change: 'released' },
        { type: 'wake', what: 'queues' },
        { type: 'queue', queue: 'lease-q', itemId: 'q_lease-1-1', change: 'claimed' },
      ])
      expect(await store().queues.complete('q_lease-1-1', 'ann', null, NOON)).toBeNull()
    })

    it('ends for all whose lease has ended', async () => {
      await enqueue('ended', { queue: 'ended' })
      await claim('ended', 'ann')
      expect(await store().queues.reclaimExpired(NOON + MINUTE)).toBe(0)
      const owner = async () => (await store().conversations.find('c_ended'))?.conversation.owner
      expect(await owner()).toBe('agent')
      expect(await store().queues.reclaimExpired(NOON * 2)).toBeGreaterThan(0)
      expect(await owner()).toBe('queue')
    })

    it('is renewed by its agent only', async () => {
      await enqueue('renew', { queue: 'renew' })
      const id = (await claimId('renew', 'ann')) ?? ''
      expect(await store().queues.renew(id, 'bob', NOON + 5 * MINUTE)).toBeNull()
      expect(await store().queues.renew(id, 'ann', NOON + 5 * MINUTE)).toMatchObject({ leaseUntil: NOON + 5 * MINUTE })
      // Given up, and done behind the one that followed.
      expect(await store().queues.renew(id, 'ann', NOON + 4 * MINUTE)).toMatchObject({ leaseUntil: NOON + 5 * MINUTE })
      expect(await store().queues.reclaimExpired(NOON + 4 * MINUTE)).toBe(0)
    })

    it('is given back to its old place by its agent only', async () => {
      await enqueue('back-1', { queue: 'back' })
      await enqueue('back-2', { queue: 'back', enqueuedAt: NOON + 1 })
      await claim('back', 'ann')
      expect(await store().queues.release('q_back-1-1', 'bob', NOON)).toBeNull()
      expect(await store().queues.release('q_back-1-1', 'ann', NOON)).toMatchObject({
        status: 'waiting',
        agent: null,
        leaseUntil: null,
      })
      expect(await claimId('back', 'bob')).toBe('q_back-1-1')
    })

    it('ends the conversation when it is completed, with a turn that says so', async () => {
      await enqueue('done', { queue: 'done' })
      const id = (await claimId('done', 'ann')) ?? ''
      await runTurn(store().turns, messageFrom('done', 'done-while'))
      expect(await store().queues.complete(id, 'bob', 'solved', NOON)).toBeNull()
      const heard = await heardDuring('done', async () => {
        expect(await store().queues.complete(id, 'ann', 'solved', NOON + 9)).toMatchObject({
          id,
          status: 'done',
          wrapUpCode: 'solved',
          doneAt: NOON + 9,
          agent: 'ann',
        })
      })
      expect(heard).toMatchObject([
        { type: 'turn', conversationId: 'c_done', owner: 'closed', queue: 'done' },
        { type: 'queue', queue: 'done', itemId: id, change: 'completed' },
      ])
      expect(await store().queues.complete(id, 'ann', 'solved', NOON + 10)).toBeNull()
      const found = await store().conversations.find('c_done')
      expect(found?.conversation).toMatchObject({ owner: 'closed', lastAgent: 'ann', lastAgentAt: NOON + 9, turns: 3 })
      expect(found?.turns.at(-1)).toMatchObject({
        seq: 3,
        at: NOON + 9,
        handledBy: 'agent',
        release: null,
        event: { type: 'agentClosed' },
        effects: [],
        trace: [],
        owner: 'closed',
        waitingAt: null,
      })
      expect(await store().queues.list('done', 10)).toEqual([])
      expect((await runTurn(store().turns, messageFrom('done', 'done-after'))).loaded.conversation).toMatchObject({
        owner: 'closed',
        turns: 3,
        lastAgent: 'ann',
      })
    })

    it('keeps the turns of a conversation in order when it is completed while messages come in', async () => {
      await enqueue('overlap', { queue: 'overlap' })
      const id = (await claimId('overlap', 'ann')) ?? ''
      const messages = Array.from({ length: 6 }, (_, index) =>
        runTurn(store().turns, messageFrom('overlap', `overlap-m${index}`)),
      )
      const [done] = await Promise.all([store().queues.complete(id, 'ann', null, NOON), ...messages])
      expect(done?.status).toBe('done')
      const found = await store().conversations.find('c_overlap')
      expect(found?.turns.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
      expect(found?.conversation.turns).toBe(8)
    })

    it('moves to another queue with the time of its enqueueing', async () => {
      await enqueue('move', { queue: 'move-a', skills: [{ skill: 'x', level: 1 }], priority: 3 })
      const id = (await claimId('move-a', 'ann', { x: 1 })) ?? ''
      const to = { queue: 'move-b' }
      let moved: string | undefined
      expect(await store().queues.transfer(id, 'bob', to, NOON + 5)).toBeNull()
      const heard = await heardDuring('move-b', async () => {
        const item = await store().queues.transfer(id, 'ann', to, NOON + 5)
        moved = item?.id
        expect(item).toMatchObject({
          id: expect.stringMatching(/^q_/),
          conversationId: 'c_move',
          queue: 'move-b',
          status: 'waiting',
          skills: [{ skill: 'x', level: 1 }],
          priority: 3,
          enqueuedAt: NOON,
          agent: null,
        })
      })
      expect(heard).toEqual([
        { type: 'queue', queue: 'move-b', itemId: moved, change: 'transferred' },
        { type: 'wake', what: 'queues' },
      ])
      const found = await store().conversations.find('c_move')
      expect(found?.conversation).toMatchObject({
        owner: 'queue',
        lastEnqueued: { queue: 'move-b', skills: [{ skill: 'x', level: 1 }], priority: 3 },
      })
      expect(await claimId('move-b', 'cy', { x: 1 })).toBe(moved)
      const again = { queue: 'move-c', skills: [{ skill: 'y', level: 2 }], priority: 0 }
      const last = await store().queues.transfer(moved ?? '', 'cy', again, NOON + 6)
      expect(last).toMatchObject({ skills: again.skills, priority: 0 })
      expect(await claimId('move-c', 'dee', { x: 1 })).toBeNull()
      expect(await claimId('move-c', 'dee', { y: 2 })).toBe(last?.id)
    })
  })
}
