import { describe, expect, test } from 'vitest'
import { checkHistory, type History } from './checkHistory.ts'

const KEPT: Required<History> = {
  acks: [
    { source: 'm:web:u:1', turnId: 't1' },
    { source: 'm:web:u:1', turnId: 't1' },
    { source: 'm:web:u:2', turnId: 't2' },
  ],
  sent: [['m:web:u:1', 'm:web:u:2']],
  turns: [
    { id: 't1', source: 'm:web:u:1', conversationId: 'c1', seq: 1 },
    { id: 't2', source: 'm:web:u:2', conversationId: 'c1', seq: 2 },
  ],
  unfinishedItems: ['c1', 'c2'],
  deliveries: [
    { id: 't1.o0', conversationId: 'c1' },
    { id: 't2.o0', conversationId: 'c1' },
  ],
  received: [{ key: 't1.o0' }, { key: 't2.o0' }, { key: 't1.o0' }],
  isCalm: false,
  timers: [
    { id: 'one', at: 1000, isCancelled: false },
    { id: 'two', at: 1000, isCancelled: true },
  ],
  fired: [{ timer: 'one', at: 1000 }],
  calls: [
    { id: 't1.o1', source: 'm:web:u:2', isPromised: false },
    { id: 't1.o2', source: 'c:t1.o2', isPromised: true },
  ],
  stranded: [],
  botCalls: [{ key: 't1.o1', at: 999, expiresAt: 1000 }],
  callbacks: [{ source: 'm:web:u:2', conversationId: 'c1' }],
  queueChanges: [
    { itemId: 'q1', change: 'claimed', agent: 'ann', at: 1000 },
    { itemId: 'q1', change: 'expired', agent: 'ann', at: 2100 },
    { itemId: 'q1', change: 'claimed', agent: 'bob', at: 2200 },
    { itemId: 'q1', change: 'completed', agent: 'bob', at: 2300 },
  ],
  leases: [
    { itemId: 'q1', agent: 'ann', from: 1001, until: 2000 },
    { itemId: 'q1', agent: 'bob', from: 2201, until: 3200 },
  ],
  told: [{ itemId: 'q1', agent: 'bob', change: 'completed' }],
  takenUp: [{ id: 't1.o0', ms: 8000 }],
  waits: [{ source: 'm:web:u:1', ms: 4000 }],
  clockErrorMs: 0,
}
const [GIVEN, LOST, ...MORE] = KEPT.queueChanges
const first = <T>([one]: readonly T[]): readonly T[] => (one === undefined ? [] : [one])

describe('the check of a history', () => {
  test('finds nothing in a run that kept every promise', () => {
    expect(checkHistory(KEPT)).toEqual([])
  })

  test('asks nothing of a delivery that is dead', () => {
    const deliveries = KEPT.deliveries.map((delivery) => ({ ...delivery, isDead: delivery.id === 't1.o0' }))
    expect(checkHistory({ ...KEPT, deliveries, received: KEPT.received.slice(1) })).toEqual([])
    expect(checkHistory({ ...KEPT, deliveries, received: KEPT.received.slice(1, 2) })).toEqual([])
  })

  test.each<[string, Partial<History>, RegExp]>([
    ['an acknowledged message without a turn', { acks: [{ source: 'm:web:u:9', turnId: 't9' }] }, /has no turn/],
    [
      'two turns of one message',
      { turns: [...KEPT.turns, { id: 't3', source: 'm:web:u:1', conversationId: 'c2', seq: 1 }] },
      /has 2 turns/,
    ],
    [
      'two answers to one message',
      { acks: [...KEPT.acks, { source: 'm:web:u:1', turnId: 't2' }] },
      /acknowledged with t2 and has t1/,
    ],
    [
      'a gap in the turns of a conversation',
      { turns: KEPT.turns.map((turn) => ({ ...turn, seq: turn.seq * 2 })) },
      /has turns 2, 4/,
    ],
    [
      'one number twice in a conversation',
      { turns: KEPT.turns.map((turn) => ({ ...turn, seq: 1 })) },
      /has turns 1, 1/,
    ],
    [
      'messages out of their order',
      { turns: KEPT.turns.map((turn) => ({ ...turn, seq: 3 - turn.seq })) },
      /has messages 1, 0/,
    ],
    ['two senders in one conversation', { sent: [['m:web:u:1'], ['', 'm:web:u:2']] }, /more than one sender/],
    ['two unfinished queue items', { unfinishedItems: ['c1', 'c1'] }, /2 unfinished/],
    ['a delivery that was never sent', { received: first(KEPT.received) }, /t2.o0 was never sent/],
    ['a delivery with a second key', { received: [...KEPT.received, { key: 'again' }] }, /is no delivery/],
    ['deliveries out of their order', { received: KEPT.received.slice(1) }, /deliveries 1, 0/],
    ['a delivery sent twice for no reason', { isCalm: true }, /t1.o0 was sent 2 times/],
    ['a timer that fired twice', { fired: [...KEPT.fired, ...KEPT.fired] }, /fired 2 times/],
    ['a timer that fired early', { fired: [{ timer: 'one', at: 998 }] }, /2 ms early/],
    ['a timer that nobody started', { fired: [...KEPT.fired, { timer: 'three', at: 0 }] }, /never started/],
    ['a timer that never fired', { fired: [] }, /never fired/],
    [
      'a call that came to nothing',
      { calls: [{ id: 't1.o1', source: 'c:t1.o1', isPromised: false }] },
      /came to nothing/,
    ],
    ['a conversation that nothing brings on', { stranded: ['c1'] }, /c1 waits for what never comes/],
    [
      "a bot's answer in a conversation that it is not for",
      { callbacks: [{ source: 'm:web:u:2', conversationId: 'c2' }] },
      /for c2 and is in c1/,
    ],
    [
      'an item of two agents',
      { queueChanges: [GIVEN, ...MORE].filter((change) => change !== undefined) },
      /to bob while ann had it/,
    ],
    [
      'an item that is finished by somebody else',
      {
        queueChanges: KEPT.queueChanges.map((change) => ({
          ...change,
          agent: change.at === 2300 ? 'ann' : change.agent,
        })),
        told: [],
      },
      /by ann while bob had it/,
    ],
    [
      'a lease that ended early',
      { queueChanges: KEPT.queueChanges.map((change) => (change === LOST ? { ...change, at: 1900 } : change)) },
      /from ann 100 ms before/,
    ],
    [
      'an agent who was told what is not so',
      { told: [{ itemId: 'q1', agent: 'ann', change: 'released' }] },
      /and it was not/,
    ],
    ['work that lay for long', { takenUp: [{ id: 't1.o0', ms: 10_001 }] }, /lay for 10001 ms/],
    ['a message that was held up for long', { waits: [{ source: 'm:web:u:1', ms: 5_001 }] }, /waited 5001 ms/],
    ['a bot called after its time-out', { botCalls: [{ key: 't1.o1', at: 1000, expiresAt: 1000 }] }, /0 ms after/],
  ])('finds %s', (_what, broken, violation) => {
    expect(checkHistory({ ...KEPT, ...broken })).toEqual([expect.stringMatching(violation)])
  })
})
