import { describe, expect, test } from 'vitest'
import { CAPABILITIES } from '../../../runtime/channels/kinds.ts'
import type { Fall } from '../../../runtime/channels/layOut/Fall.ts'
import { layOut } from '../../../runtime/channels/layOut/layOut.ts'
import type { Shown } from '../../../runtime/channels/Shown.ts'
import { shownOn } from '../../../runtime/channels/shownOn.ts'
import type { Media } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import type { OutboundMessage } from '../../../schemas/wire.ts'

const choices = (count: number, label = (index: number) => `Choice ${index + 1}`) =>
  Array.from({ length: count }, (_, index) => ({ label: label(index), value: `#menu/o-${index + 1}` }))
const long = (length: number) => () => 'x'.repeat(length)
/** How choices are shown: the form, or that they are numbered text. */
const formOf = (shown: readonly Shown[]): string => {
  const last = shown.at(-1)
  return last?.as === 'choices' ? last.form : 'numbered'
}

describe('choices are shown in the first form that takes their number and their labels whole', () => {
  test.each<[Channel['kind'], readonly string[]]>([
    ['web', ['quickReplies', 'quickReplies', 'quickReplies', 'quickReplies']],
    ['whatsapp', ['buttons', 'list', 'numbered', 'numbered']],
    ['messenger', ['quickReplies', 'quickReplies', 'quickReplies', 'numbered']],
    ['instagram', ['quickReplies', 'quickReplies', 'quickReplies', 'numbered']],
    ['line', ['quickReplies', 'quickReplies', 'quickReplies', 'numbered']],
    ['telegram', ['inlineKeyboard', 'inlineKeyboard', 'inlineKeyboard', 'inlineKeyboard']],
    ['wechat', ['menu', 'menu', 'numbered', 'numbered']],
    ['x', ['numbered', 'numbered', 'numbered', 'numbered']],
    ['weibo', ['numbered', 'numbered', 'numbered', 'numbered']],
    ['sms', ['numbered', 'numbered', 'numbered', 'numbered']],
    ['email', ['numbered', 'numbered', 'numbered', 'numbered']],
    ['genesys', ['numbered', 'numbered', 'numbered', 'numbered']],
    ['sunshine', ['quickReplies', 'quickReplies', 'numbered', 'numbered']],
  ])('on %s 3, 10, 13 and 14 are %j', (kind, forms) => {
    expect([3, 10, 13, 14].map((count) => formOf(shownOn(kind, { text: '?', quickReplies: choices(count) })))).toEqual(
      forms,
    )
  })

  test.each<[Channel['kind'], number, string]>([
    ['whatsapp', 20, 'buttons'],
    ['whatsapp', 21, 'list'],
    ['whatsapp', 72, 'list'],
    ['whatsapp', 73, 'numbered'],
    ['messenger', 20, 'quickReplies'],
    ['messenger', 21, 'numbered'],
    ['line', 21, 'numbered'],
    ['telegram', 500, 'inlineKeyboard'],
    ['wechat', 500, 'menu'],
  ])('on %s labels of %i are %s', (kind, length, form) => {
    const quickReplies = choices(2, long(length))
    const shown = shownOn(kind, { text: '?', quickReplies })
    expect(formOf(shown)).toBe(form)
    // Whatever the form, every label is there whole.
    expect(JSON.stringify(shown).split('x'.repeat(length))).toHaveLength(3)
  })

  test('a label that is too long for a row stands whole under its number, and carries the same value', () => {
    expect(shownOn('whatsapp', { text: '?', quickReplies: choices(2, long(30)) })).toEqual([
      {
        as: 'choices',
        form: 'list',
        text: '?',
        choices: [
          { label: '1.', description: 'x'.repeat(30), value: '#menu/o-1' },
          { label: '2.', description: 'x'.repeat(30), value: '#menu/o-2' },
        ],
      },
    ])
  })

  test('LINE counts what a reader takes for one character, Messenger what it is made of', () => {
    const quickReplies = choices(1, () => '👨‍👩‍👧'.repeat(20))
    expect(formOf(shownOn('line', { text: '?', quickReplies }))).toBe('quickReplies')
    expect(formOf(shownOn('messenger', { text: '?', quickReplies }))).toBe('numbered')
  })

  test('a button without a word on it is a line of numbered text', () => {
    expect(
      shownOn('telegram', { text: '?', quickReplies: choices(2, (index) => (index === 0 ? ' ' : 'Yes')) }),
    ).toEqual([{ as: 'text', text: '?\n1.  \n2. Yes' }])
  })
})

describe('numbers in the text', () => {
  const quickReplies = choices(2)
  const numbers = '1. Choice 1\n2. Choice 2'
  test.each<[string, Channel['kind'], string, string]>([
    ['go where there are buttons', 'whatsapp', `Which?\n${numbers}`, 'Which?'],
    ['stay where there are none', 'sms', `Which?\n${numbers}`, `Which?\n${numbers}`],
    ['are added where there are none', 'sms', 'Which?', `Which?\n${numbers}`],
    ['stay when they are all that is said, for buttons need a text', 'whatsapp', numbers, numbers],
    ['are made when nothing is said', 'whatsapp', '', numbers],
    ['stay when they are other ones', 'whatsapp', 'Which?\n1. Choice 2', 'Which?\n1. Choice 2'],
  ])('%s', (_, kind, text, shown) => {
    expect(shownOn(kind, { text, quickReplies })).toMatchObject([{ text: shown }])
  })
})

describe('a long text', () => {
  const words = (length: number) =>
    'word '
      .repeat(length)
      .slice(0, length - 1)
      .concat('?')
  test('of 1,025 with buttons is split on WhatsApp, and the buttons are under the last part', () => {
    const text = words(1_025)
    const shown = shownOn('whatsapp', { text, quickReplies: choices(3) })
    expect(shown.map(({ as }) => as)).toEqual(['text', 'choices'])
    expect(shown.map((part) => ('text' in part ? part.text : '')).join('')).toBe(text)
    expect(shownOn('whatsapp', { text: words(1_024), quickReplies: choices(3) })).toHaveLength(1)
    expect(shownOn('whatsapp', { text })).toHaveLength(1)
  })

  test('is measured in bytes on Instagram', () => {
    expect(shownOn('instagram', { text: 'è'.repeat(500) })).toHaveLength(1)
    expect(shownOn('instagram', { text: 'è'.repeat(501) })).toHaveLength(2)
  })

  test('leaves no empty bubble behind, and no button under one', () => {
    const shown = shownOn('sms', { text: `${'x'.repeat(1_600)}\n\n   ` })
    expect(shown).toEqual([{ as: 'text', text: 'x'.repeat(1_600) }])
  })

  test('of numbered choices is split between two of them', () => {
    const shown = shownOn('instagram', {
      text: 'Which?',
      quickReplies: choices(40, (index) => `${index} ${'x'.repeat(40)}`),
    })
    expect(shown.length).toBeGreaterThan(1)
    for (const part of shown.slice(1)) expect(part).toMatchObject({ text: expect.stringMatching(/^\d+\. /) })
  })
})

describe('media', () => {
  const media = { kind: 'file', url: 'https://example.com/terms.pdf', alt: 'Our terms' } as const
  test.each<[Channel['kind'], Media['kind'], string, string | null]>([
    ['whatsapp', 'image', 'https://example.com/map.PNG?v=1', null],
    ['whatsapp', 'image', 'https://example.com/map.webp?v=1.png', 'webp'],
    ['whatsapp', 'image', 'https://example.com/map', null],
    ['whatsapp', 'image', 'https://example.com/picture?of=map.webp', null],
    ['whatsapp', 'file', 'https://example.com/terms.webp', null],
    ['line', 'video', 'https://example.com/tour.mov#t=1', 'mov'],
    ['wechat', 'audio', 'https://example.com/hello.ogg', 'ogg'],
    ['x', 'image', 'https://example.com/map.webp', null],
    ['telegram', 'audio', 'https://example.com/hello.ogg', null],
  ])('by %s, %s %s is shown unless its address names a type that it does not take (%s)', (kind, of, url, ending) => {
    const falls: Fall[] = []
    const shown = layOut({ media: { kind: of, url, alt: 'It' } }, CAPABILITIES[kind], (fall) => falls.push(fall))
    expect(falls).toEqual(ending === null ? [] : [{ what: 'media', kind: of, ending }])
    expect(shown).toMatchObject([ending === null ? { as: 'media' } : { as: 'text', text: `It\n${url}` }])
  })

  test('carry a text that fits as their caption', () => {
    expect(shownOn('whatsapp', { media, text: 'Please read' })).toEqual([
      { as: 'media', media, caption: 'Please read' },
    ])
    expect(shownOn('whatsapp', { media })).toEqual([{ as: 'media', media }])
  })

  test('go before a text that is longer than a caption, or where there are none', () => {
    const text = 'x'.repeat(1_025)
    expect(shownOn('whatsapp', { media, text })).toEqual([
      { as: 'media', media },
      { as: 'text', text },
    ])
    expect(shownOn('messenger', { media, text: 'Please read' })).toMatchObject([
      { as: 'media' },
      { text: 'Please read' },
    ])
  })

  test('go before the text that has the choices under it', () => {
    expect(shownOn('telegram', { media, text: 'Which?', quickReplies: choices(2) })).toMatchObject([
      { as: 'media', media },
      { as: 'choices', text: 'Which?' },
    ])
  })

  test('that a kind lacks are a link with what it shows', () => {
    expect(shownOn('line', { media, text: 'Please read' })).toEqual([
      { as: 'text', text: 'Please read\nOur terms\nhttps://example.com/terms.pdf' },
    ])
  })
})

describe('links', () => {
  const track = { label: 'Track it', url: 'https://example.com/track' }
  test('are buttons where the kind has some for so many, else they are written out', () => {
    expect(shownOn('whatsapp', { text: 'On its way.', links: [track] })).toEqual([
      { as: 'links', text: 'On its way.', links: [track] },
    ])
    expect(shownOn('whatsapp', { text: 'On its way.', links: [track, track] })).toMatchObject([{ as: 'text' }])
    expect(shownOn('sms', { text: 'On its way.', links: [track] })).toEqual([
      { as: 'text', text: 'On its way.\nTrack it: https://example.com/track' },
    ])
  })

  test('are written out where something else under the text answers', () => {
    expect(shownOn('messenger', { text: 'On its way.', links: [track], quickReplies: choices(1) })).toMatchObject([
      { as: 'choices', text: 'On its way.\nTrack it: https://example.com/track' },
    ])
  })
})

describe('a list', () => {
  const quickReplies = [
    { label: 'Standard', value: 's', description: 'In three days', section: 'By post' },
    { label: 'Express', value: 'e', section: 'By post' },
    { label: 'Shop', value: 'p', section: 'Yourself' },
  ]
  const message = { text: 'How?', quickReplies, listLabel: 'Choose' }
  test('keeps its headings and second lines where the kind has lists, also when there are few rows', () => {
    expect(shownOn('whatsapp', message)).toEqual([
      { as: 'choices', form: 'list', text: 'How?', choices: quickReplies, opens: 'Choose' },
    ])
  })

  test('says them in the text elsewhere, above the buttons or as numbered text', () => {
    const lines = 'How?\nBy post\n1. Standard – In three days\n2. Express\nYourself\n3. Shop'
    expect(shownOn('messenger', message)).toMatchObject([{ as: 'choices', form: 'quickReplies', text: lines }])
    expect(shownOn('sms', message)).toEqual([{ as: 'text', text: lines }])
  })
})

describe('cards', () => {
  const image = { url: 'https://example.com/red.jpg', alt: 'A red shoe' }
  const card = (title: string, value: string) => ({ title, text: '59 €', image, buttons: [{ label: 'Choose', value }] })
  const message = { text: 'Which?', cards: [card('Red', 'red'), card('Blue', 'blue')] }

  test('are a row where the kind has one and they are like its own', () => {
    for (const kind of ['web', 'whatsapp', 'messenger', 'instagram', 'line', 'sunshine'] as const)
      expect(shownOn(kind, message)).toMatchObject([{ as: 'cards', text: 'Which?', cards: [{ title: 'Red' }, {}] }])
  })

  test('need not be of one make on LINE', () => {
    const cards = [card('Red', 'red'), { title: 'x'.repeat(90), text: 'No picture, no button', buttons: [] }]
    expect(shownOn('line', { text: 'Which?', cards })).toMatchObject([{ as: 'cards', cards: [{}, { buttons: [] }] }])
  })

  test('are pictures and texts elsewhere, and what they answer with stands under the last', () => {
    expect(shownOn('telegram', message)).toMatchObject([
      { as: 'text', text: 'Which?' },
      { as: 'media', caption: 'Red\n59 €' },
      { as: 'media', media: { kind: 'image', url: image.url } },
      {
        as: 'choices',
        text: 'Blue\n59 €',
        choices: [
          { label: 'Red: Choose', value: 'red' },
          { label: 'Blue: Choose', value: 'blue' },
        ],
      },
    ])
    expect(layOut(message, { ...CAPABILITIES.weibo, media: {} })).toEqual([
      {
        as: 'text',
        text: `Which?\n\nRed\n59 €\nA red shoe\n${image.url}\n\nBlue\n59 €\nA red shoe\n${image.url}\n1. Red: Choose\n2. Blue: Choose`,
      },
    ])
  })

  test.each<[string, Channel['kind'], NonNullable<OutboundMessage['cards']>]>([
    ['one is too few for WhatsApp', 'whatsapp', [card('Red', 'red')]],
    [
      'there each has a picture',
      'whatsapp',
      [card('Red', 'red'), { ...card('Blue', 'blue'), image: undefined as never }],
    ],
    ['a title of 81 is too long for Messenger', 'messenger', [card('x'.repeat(81), 'red')]],
    [
      'on WhatsApp each has as many buttons',
      'whatsapp',
      [card('Red', 'red'), { ...card('Blue', 'blue'), buttons: [] }],
    ],
    ['a title alone is no card', 'messenger', [{ title: 'Red', buttons: [] }]],
  ])('%s', (_, kind, cards) => {
    expect(shownOn(kind, { text: 'Which?', cards: JSON.parse(JSON.stringify(cards)) })[0]?.as).not.toBe('cards')
  })
})

test('a request for the place has its button where there is one, and is a text elsewhere', () => {
  const message = { text: 'Where are you?', locationRequest: true } as const
  expect(shownOn('whatsapp', message)).toEqual([{ as: 'locationRequest', text: 'Where are you?' }])
  expect(shownOn('sms', message)).toEqual([{ as: 'text', text: 'Where are you?' }])
})

test('a value too long for a button goes out under a short name, always the same', () => {
  const value = `#${'a'.repeat(60)}/${'b'.repeat(60)}`
  const message = {
    text: '?',
    quickReplies: [
      { label: 'Yes', value },
      { label: 'No', value: '#a/no' },
    ],
  }
  const sent = layOut(message, CAPABILITIES.telegram)
  expect(sent).toEqual(layOut(message, CAPABILITIES.telegram))
  expect(sent).toMatchObject([{ choices: [{ value: expect.stringMatching(/^~\w{14}$/) }, { value: '#a/no' }] }])
  expect(layOut(message, CAPABILITIES.line)).toMatchObject([{ choices: [{ value }, { value: '#a/no' }] }])
})

test('a message without anything to see is nothing', () => {
  expect(shownOn('whatsapp', { text: ' \n ' })).toEqual([])
})
