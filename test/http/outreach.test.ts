import { expect, test } from 'vitest'
import { createHttpApp } from '../../runtime/http/createHttpApp.ts'
import type { HttpDeps } from '../../runtime/http/HttpDeps.ts'

const hello = [{ text: 'Hello' }]

/** What a request to write first comes to: how many customers were reached, or why it is refused. */
async function ask(body: object) {
  const deps = {
    designer: null,
    folder: null,
    tokens: null,
    allowedHosts: null,
    publicUrl: null,
    isOverloaded: () => false,
    channels: () => ({ tg: { kind: 'telegram', flow: 'main' } }),
    outreach: async (_id: string, _channel: object, { customers }: { readonly customers: readonly object[] }) =>
      customers,
    metrics: { refused: () => {}, error: () => {} },
  } as unknown as HttpDeps
  const answer = await createHttpApp(deps).request('/api/channels/tg/conversations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: 'r-1', agreed: 'by letter', ...body }),
  })
  const { results, detail } = await answer.json()
  return answer.status === 200 ? results.length : detail
}

const ada = { id: '1' }
test.each<[string, object, unknown]>([
  ['messages for all', { customers: [ada], messages: hello }, 1],
  [
    'messages of each',
    {
      customers: [
        { ...ada, messages: hello },
        { id: '2', messages: hello },
      ],
    },
    2,
  ],
  ['an entry', { customers: [ada], entry: 'repaired' }, 1],
  ['both', { customers: [ada], messages: hello, entry: 'repaired' }, expect.stringContaining('both given')],
  [
    'both for one',
    { customers: [ada, { id: '2', messages: hello }], entry: 'x' },
    expect.stringContaining('both given'),
  ],
  [
    'nothing for one',
    { customers: [{ ...ada, messages: hello }, { id: '2' }] },
    expect.stringContaining('customers/1'),
  ],
])('who is written to first is sent messages, or has a flow begun for them: %s', async (_, body, came) => {
  expect(await ask(body)).toEqual(came)
})
