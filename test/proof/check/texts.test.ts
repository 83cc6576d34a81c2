import { describe, expect, test } from 'vitest'
import { segmentsOf } from '../../../runtime/channels/layOut/segmentsOf.ts'
import type { Workspace } from '../../../runtime/engine/index.ts'
import { example, says, toGeneral } from '../../../runtime/proof/check/example.ts'
import { consentWordUsed } from '../../../runtime/proof/check/rules/consentWordUsed.ts'
import { labelTooLong } from '../../../runtime/proof/check/rules/labelTooLong.ts'
import { mediaNotShown } from '../../../runtime/proof/check/rules/mediaNotShown.ts'
import { missingTranslation } from '../../../runtime/proof/check/rules/missingTranslation.ts'
import { secretInFile } from '../../../runtime/proof/check/rules/secretInFile.ts'
import { sendAfterReplyWindow } from '../../../runtime/proof/check/rules/sendAfterReplyWindow.ts'
import { textTooLong } from '../../../runtime/proof/check/rules/textTooLong.ts'
import { unknownLanguage } from '../../../runtime/proof/check/rules/unknownLanguage.ts'
import type { Keywords, Node, QuickReply, Text } from '../../../schemas/flow.ts'
import type { Channel } from '../../../schemas/resources.ts'
import { toldBy } from '../../support/toldBy.ts'

const speaking = (languages: readonly string[], node: Node) =>
  example({ a: node, 'to-general': toGeneral }, { languages }, { workspace: { name: 'Example', languages } })
const text = (own: Text): Node => ({ type: 'message', content: [{ text: own }], exits: { next: 'to-general' } })
const route = (keywords: Keywords): Node => ({
  type: 'keywordRoute',
  rules: [{ id: 'x', keywords }],
  exits: { x: 'to-general', noMatch: 'to-general' },
})

describe('translations', () => {
  test.each<[string, readonly string[], Node, readonly string[], readonly string[]]>([
    ['one text for all languages is whole', ['en', 'it'], text('OK'), [], []],
    [
      'a text per language lacks those that are not there',
      ['en', 'it', 'zh'],
      text({ it: 'Ciao' }),
      ['"en", "zh"'],
      [],
    ],
    ['the base serves its regions', ['pt-BR', 'en'], text({ pt: 'Olá', en: 'Hello' }), [], []],
    ['a region does not serve its base', ['pt', 'en'], text({ 'pt-BR': 'Olá', en: 'Hello' }), ['"pt"'], ['"pt-BR"']],
    ['a misspelt tag is both', ['en', 'it'], text({ en: 'Hello', ti: 'Ciao' }), ['"it"'], ['"ti"']],
    ['an empty list of keywords is missing', ['en', 'it'], route({ en: ['x'], it: [] }), ['"it"'], []],
    ['keywords for all languages are whole', ['en', 'it'], route(['x']), [], []],
  ])('%s', (_, languages, node, missing, unknown) => {
    const workspace = speaking(languages, node)
    expect(toldBy(missingTranslation, workspace).map(({ message }) => /lacks (.*)\./.exec(message)?.[1])).toEqual(
      missing,
    )
    expect(toldBy(unknownLanguage, workspace).map(({ message }) => /: ("[^"]*") is no/.exec(message)?.[1])).toEqual(
      unknown,
    )
  })

  test('an assigned language must be spoken, unless a template chooses it', () => {
    const assign = (language: string) =>
      unknownLanguage.find(speaking(['en', 'it'], { type: 'assign', language, exits: { next: 'to-general' } }))
    expect(assign('it')).toEqual([])
    expect(assign('{{ vars.language }}')).toEqual([])
    expect(assign('fr')).toHaveLength(1)
  })
})

describe('opt-out words', () => {
  const told = (kind: 'web' | 'sms', keywords: Keywords, consent?: Workspace['workspace']['consent']) =>
    consentWordUsed.find(
      example(
        { a: route(keywords), 'to-general': toGeneral },
        {},
        {
          workspace: { name: 'Example', languages: ['en'], ...(consent === undefined ? {} : { consent }) },
          channels: { one: { kind, flow: 'main' } },
        },
      ),
    ).length
  test.each<[string, number, number]>([
    ['the carriers’ words are told on SMS', told('sms', ['stop', 'Help!', 'cancel my order']), 2],
    ['and are plain words elsewhere', told('web', ['stop', 'help']), 0],
    ['a plain yes is an answer', told('sms', ['yes']), 0],
    ['a prefix is for longer words', told('sms', ['stop*']), 0],
    ['words of the workspace hold on every channel', told('web', ['退订', 'stop'], { stop: ['退订'] }), 1],
  ])('%s', (_, count, expected) => {
    expect(count).toBe(expected)
  })
})

test('a quick reply whose word opts out is told: it never arrives as an answer', () => {
  const offering = (...quickReplies: readonly QuickReply[]) =>
    consentWordUsed
      .find(
        example(
          {
            a: { type: 'message', content: [{ text: 'Shall we?', quickReplies }], exits: { next: 'to-general' } },
            'to-general': toGeneral,
          },
          {},
          { channels: { one: { kind: 'sms', flow: 'main' } } },
        ),
      )
      .map(({ path }) => path)
  expect(offering({ label: { en: 'Go on', it: 'Stop' } }, { label: 'Stop', value: 'no' })).toEqual([
    '/nodes/a/content/0/quickReplies/0/label/it',
  ])
  expect(offering({ label: 'No', value: 'stop' })).toEqual(['/nodes/a/content/0/quickReplies/0/value'])
})

test('media whose address names a type that a channel does not take are told, with what it takes', () => {
  const sending = (url: string, kind: Channel['kind'] = 'whatsapp') =>
    example(
      {
        a: { type: 'message', content: [{ media: { kind: 'image', url } }], exits: { next: 'to-general' } },
        'to-general': toGeneral,
      },
      {},
      { channels: { one: { kind, flow: 'main' } } },
    )
  const told = (...of: Parameters<typeof sending>) =>
    toldBy(mediaNotShown, sending(...of)).map(({ path, message }) => [path, message])
  expect(told('https://example.com/map.webp')).toEqual([
    ['/nodes/a/content/0/media/url', expect.stringContaining('of the type webp; of the kind image the channel "one"')],
  ])
  expect([told('https://example.com/map.png'), told('https://example.com/map.webp', 'x')]).toEqual([[], []])
})

describe('lengths', () => {
  const told = (kind: Channel['kind'], own: string) =>
    textTooLong.find(
      example(
        { a: says(own, 'to-general'), 'to-general': toGeneral },
        {},
        { channels: { one: { kind, flow: 'main' } } },
      ),
    ).length
  test.each<[string, number, number]>([
    ['2,000 characters fit into Messenger', told('messenger', 'x'.repeat(2_000)), 0],
    ['one more does not', told('messenger', 'x'.repeat(2_001)), 1],
    ['an emoji is one', told('messenger', '🙂'.repeat(2_000)), 0],
    ['templates are counted as empty', told('messenger', `${'x'.repeat(2_000)}{{ contact.name }}`), 0],
    ['the web messenger has no limit', told('web', 'x'.repeat(9_000)), 0],
    ['500 accented letters fit into Instagram', told('instagram', 'è'.repeat(500)), 0],
    ['501 do not, for it counts bytes', told('instagram', 'è'.repeat(501)), 1],
  ])('%s', (_, count, expected) => {
    expect(count).toBe(expected)
  })

  test('the options of a menu count with its last text where they are numbered text', () => {
    const menu: Node = {
      type: 'menu',
      prompt: [{ text: 'x'.repeat(1_590) }],
      options: [{ id: 'a', label: 'Ten letters' }],
      exits: { a: 'to-general', noMatch: 'to-general', timeout: 'to-general' },
    }
    const [issue] = toldBy(
      textTooLong,
      example({ menu, 'to-general': toGeneral }, {}, { channels: { one: { kind: 'sms', flow: 'main' } } }),
    )
    expect(issue?.message).toContain('1605 characters; the channel "one" takes 1600: there it is 2 messages.')
  })

  test('segments are counted by alphabet', () => {
    expect([segmentsOf('é'.repeat(160)), segmentsOf('é'.repeat(161)), segmentsOf('ç'.repeat(71))]).toEqual([1, 2, 2])
  })
})

describe('secrets', () => {
  const request = (headers: { [name: string]: string }, url = 'https://example.com'): Node => ({
    type: 'request',
    method: 'GET',
    url,
    headers,
    exits: { ok: 'to-general', failed: 'to-general' },
  })
  test.each<[string, Node, number]>([
    ['a bearer token', request({ Authorization: 'Bearer abc' }), 1],
    ['a key by the name of its header', request({ 'X-Api-Key': 'abc' }), 1],
    ['a key by its look', request({ 'x-shop': 'sk_live_12345678' }), 1],
    ['a key in the address', request({}, 'https://example.com/?api_key=1234567890'), 1],
    ['a name of the environment', request({ Authorization: `Bearer $${'{SHOP_TOKEN}'}` }), 0],
    [
      'a template',
      request({ Authorization: 'Bearer {{ vars.token }}' }, 'https://example.com/?token={{ vars.token }}'),
      0,
    ],
    ['an ordinary header', request({ accept: 'application/json' }), 0],
  ])('%s', (_, node, count) => {
    const found = secretInFile.find(example({ a: node, 'to-general': toGeneral }))
    expect(found).toHaveLength(count)
    expect(JSON.stringify(found)).not.toMatch(/abc|12345678/)
  })
})

describe('labels longer than a button', () => {
  const menuOf = (...labels: readonly Text[]): Node => ({
    type: 'menu',
    prompt: [{ text: '?', quickReplies: [{ label: 'x'.repeat(50) }] }],
    options: labels.map((label, index) => ({ id: `o-${index}`, label })),
    exits: {},
  })
  const replying = (label: Text): Node => ({
    type: 'message',
    content: [{ text: '?', quickReplies: [{ label }] }],
    exits: { next: 'to-general' },
  })
  const told = (kind: Channel['kind'], node: Node) =>
    toldBy(
      labelTooLong,
      example({ a: node, 'to-general': toGeneral }, {}, { channels: { one: { kind, flow: 'main' } } }),
    )
  const long = (length: number) => 'x'.repeat(length)
  const family = '👨‍👩‍👧'

  test.each<[string, Channel['kind'], Node, number]>([
    ['20 fit a button of WhatsApp', 'whatsapp', menuOf(long(20), 'b', 'c'), 0],
    ['21 do not', 'whatsapp', menuOf(long(21), 'b', 'c'), 1],
    ['24 fit a row of its list, of four choices and more', 'whatsapp', menuOf(long(24), 'b', 'c', 'd'), 0],
    ['25 do not', 'whatsapp', menuOf(long(25), 'b', 'c', 'd'), 1],
    ['numbered text takes any', 'whatsapp', menuOf(long(50), ...'abcdefghij'), 0],
    ['so does a channel without buttons', 'sms', menuOf(long(50)), 0],
    ['and one that shows long ones whole', 'telegram', menuOf(long(50)), 0],
    ['quick replies of Messenger are counted', 'messenger', replying(long(21)), 1],
    ['those of Instagram too', 'instagram', replying(long(21)), 1],
    ['templates are counted as empty', 'messenger', replying('{{ contact.name }} from {{ vars.city }}'), 0],
    ['each language by itself', 'messenger', menuOf({ en: long(21), it: 'Sì', zh: '是'.repeat(21) }), 2],
    ['LINE counts what a reader takes for a character', 'line', menuOf(family.repeat(20)), 0],
    ['21 of them do not fit', 'line', menuOf(family.repeat(21)), 1],
    ['Messenger counts what they are made of', 'messenger', menuOf(family.repeat(5)), 1],
  ])('%s', (_, kind, node, count) => {
    expect(told(kind, node)).toHaveLength(count)
  })

  test('the message says which label, how long, and on which channel', () => {
    expect(told('messenger', menuOf({ en: 'Yes', it: long(30) }))).toMatchObject([
      {
        path: '/nodes/a/options/0/label/it',
        message:
          'Node "a": "it" of "label" of option "o-0" has 30 characters; a button of the channel "one" takes 20: there the choices are numbered text.',
      },
    ])
  })
})

test('an approved template is sent at any time where the platform knows them', () => {
  const late = (kind: 'whatsapp' | 'messenger') =>
    sendAfterReplyWindow.find(
      example(
        {
          order: {
            type: 'collect',
            prompt: [{ text: 'Which order?' }],
            variable: 'order',
            value: { kind: 'number' },
            timeout: 'PT24H',
            exits: { next: 'to-general', invalid: 'to-general', timeout: 'bye' },
          },
          bye: { type: 'close', content: [{ text: 'Write again.', template: { name: 'write_again' } }] },
          'to-general': toGeneral,
        },
        {},
        { channels: { one: { kind, flow: 'main' } } },
      ),
    )
  expect(late('whatsapp')).toEqual([])
  expect(late('messenger')).toMatchObject([{ nodeId: 'bye' }])
})
