import { expect, test } from 'vitest'
import type { Adapter } from '../../runtime/channels/Adapter.ts'
import { refusedLater } from '../../runtime/channels/hook/refusedLater.ts'
import { sms } from '../../runtime/channels/sms/adapter.ts'
import { whatsapp } from '../../runtime/channels/whatsapp/adapter.ts'

const failed = (code: string | undefined) =>
  ({
    externalId: 'm:failed',
    account: null,
    at: 1,
    type: 'status',
    status: 'failed',
    target: 'm',
    recipient: '39055',
    ...(code === undefined ? {} : { code }),
  }) as const

test.each([
  ['whatsapp', whatsapp, '131050', 'optOut'],
  ['whatsapp', whatsapp, '131026', 'status'],
  ['whatsapp', whatsapp, undefined, 'status'],
  ['sms', sms, '21610', 'optOut'],
  ['sms', sms, '30004', 'blocked'],
  ['sms', sms, '30005', 'status'],
  ['sms', sms, 'nonsense', 'status'],
])('on %s a failure that is told later (%#) marks the customer when it is theirs', (_kind, adapter, code, type) => {
  expect(refusedLater(failed(code), adapter as Adapter)).toMatchObject({ type, externalId: 'm:failed' })
})
