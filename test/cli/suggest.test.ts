import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { readMessages } from '../../runtime/cli/suggest/readMessages.ts'
import { removeFolder, runCli } from './runCli.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'usher-suggest-'))
})
afterEach(() => removeFolder(folder))

async function csv(content: string | Uint8Array): Promise<string> {
  const path = join(folder, 'messages.csv')
  await writeFile(path, content)
  return path
}

test('rules go to stdout, ready to paste, and how they did to stderr', async () => {
  const lines = ['a refund', 'my refund', 'refund it', 'refund please', 'refund'].map((text) => `${text},billing`)
  const others = ['a parcel', 'my parcel', 'parcel, please', 'parcel', 'the parcel'].map((text) => `"${text}",orders`)
  const { code, stdout, stderr } = await runCli([
    'suggest',
    'keywords',
    '--from',
    await csv(['text,label', ...lines, ...others].join('\n')),
  ])
  expect(code).toBe(EXIT_CODES.ok)
  expect(JSON.parse(stdout)).toEqual([
    { id: 'billing', keywords: ['refund'] },
    { id: 'orders', keywords: ['parcel'] },
  ])
  expect(stderr).toContain('2 rules from 10 messages; of those not seen: precision 100.0%, recall 100.0%')
})

describe('a file of messages', () => {
  test.each([
    ['commas, quotes and a byte order mark', '\ufefftext,label,language\r\n"Ciao, ""tu""",saluti,it\r\n'],
    ['semicolons, and columns in another order', 'language;Label;TEXT\nit;saluti;"Ciao, ""tu"""\n'],
  ])('may have %s', async (_, text) => {
    expect(await readMessages(await csv(text))).toEqual([{ text: 'Ciao, "tu"', label: 'saluti', language: 'it' }])
  })

  test('says by an empty label or "none" that a message belongs nowhere', async () => {
    const messages = await readMessages(await csv('text,label\nhi,\nho,None\n,lost\n'))
    expect(messages).toEqual([
      { text: 'hi', label: null },
      { text: 'ho', label: null },
    ])
  })

  test.each([
    ['sentence,category\na,b\n', 'badRequest', 'it has sentence, category'],
    ['', 'badRequest', 'it has none'],
    ['text,label\n"never closed,b\n', 'badRequest', 'is no CSV'],
    ['text,label\na,b,c\n', 'badRequest', 'is no CSV'],
    [Buffer.from('text,label\ncaffè,b\n', 'latin1'), 'invalidWorkspace', 'is not UTF-8: line 2 holds the byte e8'],
    [Buffer.from('text,label\na,b\n', 'utf16le'), 'invalidWorkspace', 'is UTF-16'],
  ])('that is none is refused', async (content, code, message) => {
    await expect(readMessages(await csv(content))).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    })
  })

  test('that is not there is refused', async () => {
    await expect(readMessages(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'invalidWorkspace' })
  })
})
