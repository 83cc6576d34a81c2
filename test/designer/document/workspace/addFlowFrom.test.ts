import { describe, expect, test } from 'vitest'
import { addFlowFrom } from '../../../../designer/document/workspace/addFlowFrom.ts'
import { channelOfKind } from '../../../../designer/document/workspace/channelOfKind.ts'
import { tidyConsent } from '../../../../designer/document/workspace/tidyConsent.ts'
import { formatWorkspace } from '../../../../runtime/engine/files/formatWorkspace.ts'
import { parseWorkspace } from '../../../../runtime/engine/files/parseWorkspace.ts'
import { checkWorkspace } from '../../../../runtime/proof/check/checkWorkspace.ts'
import { flowOf, workspaceOf } from '../../../support/workspaceOf.ts'
import { done } from '../drawings.ts'

const source = workspaceOf(
  [
    {
      ...flowOf({
        hours: {
          type: 'officeHours',
          schedule: 'always',
          exits: { open: 'ask', closed: 'queue', holiday: 'queue', emergency: 'queue' },
        },
        ask: { type: 'subflow', flow: 'helper', exits: { done: 'queue' } },
        queue: { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing' }] },
      }),
      id: 'desk',
    },
    { ...flowOf({ end: { type: 'outcome', outcome: 'done' } }), id: 'helper' },
    { ...flowOf({ end: { type: 'enqueue', queue: 'general' } }), id: 'other' },
  ],
  {
    layouts: { desk: { specVersion: 1, nodes: { ask: { x: 1, y: 2 } } } },
    scenarios: { desk: { flow: 'desk', scenarios: {} } },
    queues: {
      general: { name: 'General' },
      billing: { name: 'Billing', relax: [{ after: 'PT1M', dropSkills: ['italian'] }] },
    },
    skills: { billing: { name: 'Billing' }, italian: { name: 'Italian' }, chinese: { name: 'Chinese' } },
  },
)
const empty = workspaceOf([flowOf({ end: { type: 'enqueue', queue: 'general' } })], {
  queues: { general: { name: 'Ours' } },
  skills: {},
  bots: {},
  schedules: {},
})

describe('a flow from a template', () => {
  const made = done(addFlowFrom(empty, { source, template: 'desk', id: 'my-desk', name: 'My desk' }))

  test('brings its layout, its scenarios and all that it names, and nothing else', () => {
    expect(Object.keys(made.flows).sort()).toEqual(['helper', 'main', 'my-desk'])
    expect(made.layouts['my-desk']).toEqual(source.layouts.desk)
    expect(made.scenarios['my-desk']?.flow).toBe('my-desk')
    expect(Object.keys(made.queues).sort()).toEqual(['billing', 'general'])
    expect(Object.keys(made.skills).sort()).toEqual(['billing', 'italian'])
    expect(Object.keys(made.schedules)).toEqual(['always'])
    expect(made.bots).toBe(empty.bots)
  })
  test('leaves what is here under the same id as it is', () => {
    expect(made.queues.general).toEqual({ name: 'Ours' })
  })
  test('has no errors, and can be written and read again', () => {
    expect(checkWorkspace(made).filter(({ severity }) => severity === 'error')).toEqual([])
    expect(parseWorkspace(formatWorkspace(made)).issues).toEqual([])
  })
  test('is refused under an id that is taken', () => {
    expect(addFlowFrom(empty, { source, template: 'desk', id: 'main', name: 'x' })).toMatchObject({
      refusal: { code: 'idTaken' },
    })
    expect(addFlowFrom(empty, { source, template: 'none', id: 'x', name: 'x' })).toMatchObject({
      refusal: { code: 'noSuchFlow' },
    })
  })
})

const variable = (name: string) => `\${${name}}`

describe('a channel on another platform', () => {
  test('reads its secrets from the environment, under names of its own', () => {
    expect(channelOfKind({ kind: 'web', flow: 'main', name: 'Chat' }, 'whatsapp', '2nd-line')).toEqual({
      kind: 'whatsapp',
      flow: 'main',
      name: 'Chat',
      token: variable('CHANNEL_2ND_LINE_TOKEN'),
      appSecret: variable('CHANNEL_2ND_LINE_APP_SECRET'),
      verifyToken: variable('CHANNEL_2ND_LINE_VERIFY_TOKEN'),
    })
  })
  test('keeps what every channel has, and nothing of the platform before', () => {
    const sms = { kind: 'sms', flow: 'main', language: 'it', country: 'IT', provider: 'telnyx' } as const
    const telegram = { kind: 'telegram', flow: 'main', language: 'it', country: 'IT' } as const
    expect(channelOfKind(sms, 'telegram', 'sms')).toEqual({
      ...telegram,
      token: variable('SMS_TOKEN'),
      secretToken: variable('SMS_SECRET_TOKEN'),
    })
    expect(channelOfKind(sms, 'web', 'sms')).toEqual({ ...telegram, kind: 'web' })
    expect(channelOfKind(sms, 'sms', 'sms')).toBe(sms)
  })
})

test('consent without words or replies is not in the file', () => {
  expect(tidyConsent({ stop: [], replies: { stop: { en: '', it: '' } } })).toBeUndefined()
  expect(tidyConsent({ stop: ['STOP'], help: [], replies: { stop: 'Bye', help: '' } })).toEqual({
    stop: ['STOP'],
    replies: { stop: 'Bye' },
  })
})
