import { expect, test } from 'vitest'
import { createAlarms } from '../../runtime/channels/createAlarms.ts'
import { createChannelHealth } from '../../runtime/channels/createChannelHealth.ts'
import type { Delivery } from '../../runtime/outbox/Carriers.ts'

const failed = (error: string): Delivery => ({ ok: false, leadsTo: 'dead', error })
const OK: Delivery = { ok: true }

test('an account that stops is told of once, and so is that it goes again', () => {
  const told: unknown[] = []
  const { went } = createAlarms((...all) => told.push(all))
  for (const error of ['auth (190)', 'auth (190)', 'windowClosed (131047)', 'paced', 'authority', 'constructor'])
    went('wa', failed(error))
  went('line', OK)
  went('wa', failed('quota (429)'))
  for (const _ of [1, 2]) went('wa', OK)
  expect(told).toEqual([
    ['wa', 'auth', 'auth (190)'],
    ['wa', 'quota', 'quota (429)'],
    ['wa', null, ''],
  ])
})

test('what waits for its own time, or is carried on by another host, is no error of a channel', () => {
  const health = createChannelHealth({ open: () => new Map() }, () => 0)
  health.went('wa', { ok: false, leadsTo: 'wait', forMs: 6_000, isOfChannel: false, error: 'paced' })
  health.went('wa', { ok: false, leadsTo: 'nothing', error: 'another has it' })
  expect(health.of({ wa: { kind: 'whatsapp' } }).get('wa')).toMatchObject({ openWindows: 0, errors: [] })
})
