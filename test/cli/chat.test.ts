import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readChatLine } from '../../runtime/cli/chat/readChatLine.ts'
import { EXIT_CODES } from '../../runtime/cli/exitCodes.ts'
import { removeFolder, runCli, workspaceFolder } from './runCli.ts'
import { sampleWorkspace } from './sampleWorkspace.ts'

let folder: string
beforeAll(async () => {
  ;({ folder } = await workspaceFolder(sampleWorkspace()))
})
afterAll(() => removeFolder(folder))

const chat = (lines: readonly string[], ...args: readonly string[]) =>
  runCli(['chat', '--at', '2026-11-20T10:00:00+01:00', ...args], { cwd: folder, stdin: `${lines.join('\n')}\n` })
const turnsOf = ({ stdout }: { readonly stdout: string }) =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('chat', () => {
  test('answers each line of a pipe as the flow would', async () => {
    const { code, stdout, stderr } = await chat(['refund please', '/why', '/agent closes'])
    expect({ code, stderr }).toEqual({ code: EXIT_CODES.ok, stderr: '' })
    expect(stdout.split('\n').map((line) => line.trim())).toEqual([
      'customer refund please',
      'flow     Hello',
      'host     enqueued: billing, skills billing 3, priority 5',
      'The conversation is in the queue: /agent closes ends it',
      expect.stringContaining('refund*'),
      expect.stringContaining('Way:'),
      expect.stringContaining('Put in the queue billing'),
      'agent    (closes)',
      '',
    ])
  })

  test('speaks the language that the platform knows of', async () => {
    expect((await chat(['rimborso'], '--language', 'it')).stdout).toContain('Ciao')
  })

  test('--json prints one line a turn, with effects and reasons', async () => {
    const turns = turnsOf(
      await chat(['hello', '/bot How can I help?', '/bot handback solved {"order":"A-1"}'], '--json'),
    )
    expect(turns.map(({ turn, owner, waitingAt }) => [turn, owner, waitingAt])).toEqual([
      [1, 'bot', 'bot'],
      [2, 'bot', 'bot'],
      [3, 'queue', null],
    ])
    expect(turns[0]).toMatchObject({ at: '2026-11-20T09:00:00.000Z', replies: [{ text: 'Hello' }] })
    expect(turns[1].replies).toEqual([{ text: 'How can I help?' }])
    expect(turns[2].event.handback).toEqual({ outcome: 'solved', variables: { order: 'A-1' } })
    expect(turns[2].explanation).toContain('Put in the queue general, priority 0.')
  })

  test('lets time pass until a timer is due, and says when it was', async () => {
    const turns = turnsOf(await chat(['hello', '/after P2D'], '--json'))
    expect(turns.map(({ event }) => event.type)).toEqual(['message', 'timeout'])
    const due = turns[0].effects.find(({ type }: { type: string }) => type === 'startTimer').at
    expect(turns[1]).toMatchObject({ at: new Date(due).toISOString(), owner: 'queue' })
  })

  test('a bot that fails leads to a person', async () => {
    expect(turnsOf(await chat(['hello', '/bot fails'], '--json')).at(-1)).toMatchObject({ owner: 'queue' })
  })

  test('stops at /quit, and at a line of a pipe that cannot be understood, with 2', async () => {
    expect((await chat(['refund', '/quit', 'more'], '--json')).stdout.split('\n')).toHaveLength(2)
    const { code, stderr } = await chat(['/aftr PT1H', 'refund'])
    expect({ code, stderr }).toEqual({
      code: EXIT_CODES.usage,
      stderr: 'usher: There is no /aftr. Did you mean /after?\n',
    })
  })

  test('refuses an answer that nobody asked for, and says how the conversation stands', async () => {
    const { code, stderr } = await chat(['refund', '/bot hello'])
    expect(code).toBe(EXIT_CODES.usage)
    expect(stderr).toContain('That needs a bot that has the conversation')
  })

  test.each([
    [['mian'], 'There is no flow "mian". Did you mean main?'],
    [['--channel', 'wbe'], 'There is no channel "wbe". Did you mean web?'],
  ])('%j is answered with what there is', async (args, message) => {
    const { code, stderr } = await chat(['hello'], ...args)
    expect(code).toBe(EXIT_CODES.usage)
    expect(stderr).toContain(message)
  })
})

describe('a line of a chat', () => {
  test.each([
    ['hello /bot', { type: 'give', step: { customer: 'hello /bot' } }],
    ['//bot', { type: 'give', step: { customer: '/bot' } }],
    ['   ', { type: 'nothing' }],
    ['/2', { type: 'press', button: 2 }],
    ['/after PT1H', { type: 'give', step: { after: 'PT1H' } }],
    ['/bot fails', { type: 'give', step: { bot: 'fails' } }],
    ['/bot fails are no problem', { type: 'give', step: { bot: { replies: ['fails are no problem'] } } }],
    ['/bot handback', { type: 'give', step: { bot: { handback: {} } } }],
    ['/bot handback {"a":1}', { type: 'give', step: { bot: { handback: { variables: { a: 1 } } } } }],
    ['/request fails', { type: 'give', step: { request: 'fails' } }],
    ['/request 404', { type: 'give', step: { request: { status: 404 } } }],
    ['/request 200 {"tier": "gold"}', { type: 'give', step: { request: { status: 200, body: { tier: 'gold' } } } }],
    ['/why', { type: 'why' }],
  ])('%j is read as it was meant', (line, expected) => {
    expect(readChatLine(line)).toEqual(expected)
  })

  test.each([
    '/after soon',
    '/after P1Y',
    '/after P999999W',
    '/bot',
    '/bot handback ok {"a"',
    '/request',
    '/request 999',
    '/request 200 {',
    '/agent',
    '/',
  ])('%j is refused', (line) => {
    expect(() => readChatLine(line)).toThrowError(expect.objectContaining({ code: 'badRequest' }))
  })
})
