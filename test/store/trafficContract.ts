import { describe, expect, it } from 'vitest'
import type { TraceEntry } from '../../runtime/engine/state/trace.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { messageFrom, NOON, runTurn } from './turnOf.ts'

const HOUR = 3_600_000
const entered = (node: string): TraceEntry => ({ type: 'nodeEntered', node })
const taken = (node: string, exit: string, to: string): TraceEntry => ({ type: 'exitTaken', node, exit, to })
/** What customers write must not disturb: it stands in traces, too. */
const HALF_EMOJI = '"nodeEntered" \ud83d \u0000'

export function trafficContract(store: () => Store): void {
  describe('the traffic through a flow', () => {
    const went = (address: string, id: string, trace: readonly TraceEntry[], at = NOON, release = 'live') =>
      runTurn(store().turns, messageFrom(address, id, at), { trace, release })
    const web = [{ channel: 'web', prefix: '' }]
    const query = (more: object = {}) => ({ release: 'live', since: NOON - HOUR, places: web, ...more })

    it('counts each conversation once through a node and an exit, however often it goes there', async () => {
      const way = [entered('topic'), taken('topic', 'billing', 'to-billing'), entered('to-billing')]
      await went('way-1', 'way-1', way)
      await went('way-1', 'way-2', way, NOON + 1)
      await went('way-2', 'way-3', [entered('topic'), { type: 'keywordMissed', node: 'topic' }])
      await went('way-3', 'way-4', [{ type: 'templateFailed', node: 'topic', message: HALF_EMOJI }, entered('topic')])
      expect(await store().traffic.count(query())).toEqual({
        conversations: 3,
        nodes: { topic: 3, 'to-billing': 1 },
        exits: [{ node: 'topic', exit: 'billing', conversations: 1 }],
      })
    })

    it('leaves out what was before, what another release did, and other channels', async () => {
      await went('out-1', 'out-1', [entered('left')], NOON - HOUR - 1)
      await went('out-2', 'out-2', [entered('left')], NOON, 'other')
      const kiosk = { ...messageFrom('out-3', 'out-3'), from: { channel: 'kiosk', address: 'out-3' } }
      await runTurn(store().turns, kiosk, { trace: [entered('left')], release: 'live' })
      const nodes = async (more?: object) => Object.keys((await store().traffic.count(query(more))).nodes)
      expect(await nodes()).not.toContain('left')
      expect(await nodes({ since: NOON - HOUR - 1 })).toContain('left')
      expect(await nodes({ release: 'other' })).toEqual(['left'])
      expect(await nodes({ places: [{ channel: 'kiosk', prefix: '' }] })).toEqual(['left'])
      expect(await nodes({ places: [] })).toEqual([])
    })

    it('counts a called flow by its own ids, once for a conversation that called it twice', async () => {
      await went('call-1', 'call-1', [entered('one'), entered('one/ask'), entered('two/ask'), entered('two/deep/ask')])
      const places = [
        { channel: 'web', prefix: 'one/' },
        { channel: 'web', prefix: 'two/' },
      ]
      expect((await store().traffic.count(query({ places }))).nodes).toEqual({ ask: 1 })
      expect((await store().traffic.count(query())).nodes).not.toHaveProperty('ask')
    })

    it('names the last conversations through a node, the newest passage first', async () => {
      await went('last-1', 'last-1', [entered('door')])
      await went('last-2', 'last-2', [entered('door')], NOON + 1)
      await went('last-1', 'last-3', [entered('door'), taken('door', 'next', 'hall')], NOON + 2)
      await went('last-3', 'last-4', [taken('door', 'next', 'hall')], NOON + 3)
      const passages = await store().traffic.through({ ...query(), node: 'door', limit: 5 })
      expect(passages.map(({ conversation, turnId, at, text }) => [conversation.id, turnId, at, text])).toEqual([
        ['c_last-1', 't_m:web:last-1:last-3', NOON + 2, 'text of last-3'],
        ['c_last-2', 't_m:web:last-2:last-2', NOON + 1, 'text of last-2'],
      ])
      expect(await store().traffic.through({ ...query(), node: 'door', limit: 1 })).toHaveLength(1)
    })
  })
}
