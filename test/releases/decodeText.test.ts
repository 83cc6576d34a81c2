import { expect, test } from 'vitest'
import { decodeText } from '../../runtime/releases/decodeText.ts'

const TEXT = '{ "name": "Caffè 咖啡 \ufffd" }\n'

test('a text in UTF-8 is read whole, with its byte order mark', () => {
  for (const text of ['', TEXT, `\ufeff${TEXT}`]) expect(decodeText(Buffer.from(text))).toEqual({ ok: true, text })
})

test.each([
  ['UTF-16', Buffer.from(TEXT, 'utf16le')],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${TEXT}`, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16()],
  ['UTF-16 the other way round without a mark', Buffer.from(TEXT, 'utf16le').swap16()],
])('%s is told by its name', (_, bytes) => {
  expect(decodeText(bytes)).toEqual({ ok: false, problem: 'is UTF-16, and must be UTF-8' })
})

test.each([
  ['Latin-1', Buffer.from('{\n"name": "Caffè" }', 'latin1'), 'line 2 holds the byte e8'],
  ['a surrogate written as three bytes', Buffer.from([0x22, 0xed, 0xa0, 0x80]), 'line 1 holds the byte ed'],
  ['a character that is cut off', Buffer.from('a\nb\nè').subarray(0, 5), 'line 3 holds the byte c3'],
  [
    'a wrong byte behind a real replacement character',
    Buffer.from([...Buffer.from('\ufffd\n'), 0xff]),
    'line 2 holds the byte ff',
  ],
])('%s is told with its place', (_, bytes, place) => {
  expect(decodeText(bytes)).toEqual({ ok: false, problem: `is not UTF-8: ${place}` })
})
