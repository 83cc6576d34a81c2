import { describe, expect, test } from 'vitest'
import { checkWorkspace } from '../../../runtime/proof/check/checkWorkspace.ts'
import type { Life } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const flow = flowOf({ queue: { type: 'enqueue', queue: 'billing' } })
type Idle = NonNullable<Life['idle']>
function foundIn(idle: Idle, kind: 'web' | 'whatsapp' = 'web', own?: Life) {
  const channel = {
    kind,
    flow: 'main',
    variables: { brand: 'Shop' },
    ...(own === undefined ? {} : { life: own }),
  } as Channel // a checked file has more settings
  const workspace = workspaceOf([flow], {
    workspace: { name: 'T', languages: ['en', 'it'], life: { idle } },
    channels: { desk: channel },
  })
  return checkWorkspace(workspace)
    .filter(({ path }) => path.includes('/life'))
    .map(({ code, path }) => `${code} ${path}`)
}
const reminding = (time: string, text: NonNullable<Idle['reminders']>[number]['text'] = 'Hello?') => ({
  reminders: [{ after: time, text }],
})

describe('what is said in silence', () => {
  test.each<[string, Idle, readonly string[]]>([
    ['has nothing wrong', reminding('PT10M', { en: 'Hello {{ vars.brand }}', it: 'Ciao' }), []],
    [
      'reads what nothing sets',
      reminding('PT10M', '{{ vars.brend }}'),
      ['variableReadBeforeSet /life/idle/reminders/0/text'],
    ],
    [
      'has an empty one',
      reminding('PT10M', { en: 'Hello', it: '' }),
      ['missingTranslation /life/idle/reminders/0/text'],
    ],
    ['lacks a language', reminding('PT10M', { en: 'Hello' }), ['missingTranslation /life/idle/reminders/0/text']],
    [
      'has one that nobody speaks',
      reminding('PT10M', { en: 'Hello', it: 'Ciao', zh: '好' }),
      ['unknownLanguage /life/idle/reminders/0/text/zh'],
    ],
    ['cannot be read', reminding('PT10M', 'Hello {{ contact.name'), ['badTemplate /life/idle/reminders/0/text']],
    [
      'reads what is not there',
      { close: { after: 'PT10M', text: '{{ contct.name }}' } },
      ['unknownValue /life/idle/close/text'],
    ],
    [
      'comes when it is over',
      { ...reminding('PT10M'), close: { after: 'PT10M' } },
      ['reminderNeverComes /life/idle/reminders/0/after'],
    ],
  ])('%s', (_name, idle, found) => {
    expect(foundIn(idle)).toEqual(found)
  })

  test('comes when the window of the platform is over, unless the channel says otherwise', () => {
    const idle = { ...reminding('PT24H'), close: { after: 'P2D' } }
    expect(foundIn(idle)).toEqual([])
    expect(foundIn(idle, 'whatsapp')).toEqual(['sendAfterReplyWindow /life/idle/reminders/0/after'])
    expect(foundIn(idle, 'whatsapp', { idle: reminding('PT23H') })).toEqual([])
    expect(foundIn({}, 'whatsapp', { idle })).toEqual([
      'sendAfterReplyWindow /channels/desk/life/idle/reminders/0/after',
    ])
  })
})
