// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
import { expect, test } from 'vitest'
import { resolveEnvironment } from '../../../runtime/engine/files/resolveEnvironment.ts'
import { flowOf, workspaceOf } from '../../support/workspaceOf.ts'

const workspace = workspaceOf([flowOf({ a: { type: 'close', content: [{ text: '${NAME}' }] } })], {
  channels: {
    web: { kind: 'web', flow: 'main', deliverTo: 'https://${SITE}/in?key=${KEY}', secret: '${WEB_SECRET}' },
    whatsapp: { kind: 'whatsapp', flow: 'main', appSecret: '${WHATSAPP_APP_SECRET}' },
  },
  bots: { faq: { kind: 'webhook', url: '${FAQ_BOT_URL}', secret: '$PLAIN {x} ${not a name}' } },
})

test('puts the environment in, as a whole value and as a part of one', () => {
  const env = {
    SITE: 'shop.example',
    KEY: 'a$&b',
    WEB_SECRET: 's1',
    WHATSAPP_APP_SECRET: 's2',
    FAQ_BOT_URL: 'https://bot.example/',
  }
  const resolved = resolveEnvironment(workspace, env)
  expect(resolved.missing).toEqual([])
  expect(resolved.workspace.channels).toEqual({
    web: { kind: 'web', flow: 'main', deliverTo: 'https://shop.example/in?key=a$&b', secret: 's1' },
    whatsapp: { kind: 'whatsapp', flow: 'main', appSecret: 's2' },
  })
  expect(resolved.workspace.bots).toEqual({
    faq: { kind: 'webhook', url: 'https://bot.example/', secret: '$PLAIN {x} ${not a name}' },
  })
})

test('touches nothing but channels and bots, and not the workspace that it was given', () => {
  const before = structuredClone(workspace)
  const resolved = resolveEnvironment(workspace, { NAME: 'x', SITE: 'y' })
  expect(workspace).toEqual(before)
  expect(resolved.workspace.flows).toBe(workspace.flows)
})

test('lists everything that is missing at once, empty values too', () => {
  expect(resolveEnvironment(workspace, { KEY: '', WEB_SECRET: 's1', FAQ_BOT_URL: undefined }).missing).toEqual([
    { name: 'SITE', file: 'channels.json', path: '/channels/web/deliverTo' },
    { name: 'KEY', file: 'channels.json', path: '/channels/web/deliverTo' },
    { name: 'WHATSAPP_APP_SECRET', file: 'channels.json', path: '/channels/whatsapp/appSecret' },
    { name: 'FAQ_BOT_URL', file: 'bots.json', path: '/bots/faq/url' },
  ])
})

test('takes no name that every object has', () => {
  const odd = { ...workspace, bots: { faq: { kind: 'webhook', url: '${constructor}', secret: 'x' } as const } }
  expect(resolveEnvironment(odd, {}).missing).toContainEqual({
    name: 'constructor',
    file: 'bots.json',
    path: '/bots/faq/url',
  })
})

test('lists what the headers of requests ask for, and leaves it to the call', () => {
  const headers = { Authorization: 'Bearer ${SHOP_TOKEN}' }
  const flow = flowOf({
    order: {
      type: 'request',
      method: 'GET',
      url: 'https://shop.example/',
      headers,
      exits: { ok: 'end', failed: 'end' },
    },
    end: { type: 'close' },
  })
  const { workspace: resolved, missing } = resolveEnvironment(workspaceOf([flow], { bots: {} }), {})
  expect(missing).toEqual([{ name: 'SHOP_TOKEN', file: 'main.flow.json', path: '/nodes/order/headers/Authorization' }])
  expect(resolved.flows.main?.nodes.order).toMatchObject({ headers })
  expect(resolveEnvironment(workspaceOf([flow], { bots: {} }), { SHOP_TOKEN: 'x' }).missing).toEqual([])
})
