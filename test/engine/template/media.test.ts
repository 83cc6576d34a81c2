import { expect, test } from 'vitest'
import type { Node } from '../../../schemas/flow.ts'
import { talkTo } from '../../support/talkTo.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const show = (url: string): Node => ({
  type: 'close',
  content: [{ media: { kind: 'image', url, alt: 'The way to us' }, caption: 'Come by' }],
})
const shownBy = (url: string, name: string) =>
  talkTo(workspaceOf([flowOf({ show: show(url) })]), { name, language: 'en' })
    .says('hello')
    .effects.flatMap((effect) => (effect.type === 'sendMessage' ? [effect.message] : []))

test('an address that a template makes is shown when it is on the web', () => {
  for (const [url, name] of [
    ['{{ contact.name }}', 'https://example.com/a.png'],
    ['https://example.com/{{ contact.name | url_encode }}.png', 'a'],
  ] as const)
    expect(shownBy(url, name)).toEqual([
      {
        text: 'Come by',
        media: { kind: 'image', url: expect.stringMatching(/^https:.*a\.png$/), alt: 'The way to us' },
      },
    ])
})

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', ' https://x', 'https:', '', '//x/y'])(
  'and never when it is "%s": the customer is told what it shows',
  (name) => {
    expect(shownBy('{{ contact.name }}', name)).toEqual([{ text: 'Come by\nThe way to us' }])
  },
)
