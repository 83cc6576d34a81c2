import { expect, test } from 'vitest'
import { checkValue, type ValueKind } from '../../runtime/engine/files/checkValue.ts'

/** The formats as the design writes them. */
const CONTRACTS: readonly (readonly [kind: ValueKind, what: string, value: unknown])[] = [
  [
    'flow',
    'front-desk.flow.json',
    {
      $schema: '../schemas/flow.schema.json',
      specVersion: 1,
      id: 'front-desk',
      name: 'Front desk',
      languages: ['en', 'it', 'zh'],
      start: 'welcome',
      fallback: { queue: 'general' },
      nodes: {
        away: {
          type: 'message',
          content: [{ text: { en: 'We are closed. We open {{ schedule.nextOpen }}.', it: '…', zh: '…' } }],
          exits: { next: 'to-general' },
        },
        hours: {
          type: 'officeHours',
          schedule: 'support',
          exits: { open: 'topic', closed: 'away', holiday: 'away', emergency: 'outage' },
        },
        topic: {
          type: 'keywordRoute',
          rules: [
            {
              id: 'billing',
              skill: 'billing',
              keywords: {
                en: ['invoice', 'refund*', 'pay my bill'],
                it: ['fattura', 'rimborso'],
                zh: ['发票', '退款'],
              },
            },
          ],
          exits: { billing: 'to-billing', noMatch: 'menu' },
        },
        'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
        welcome: {
          type: 'greeting',
          content: [{ text: { en: "Hello {{ contact.name | default: 'there' }}" } }],
          exits: { next: 'hours' },
        },
      },
    },
  ],
  [
    'workspace',
    'workspace.json',
    {
      name: 'Acme support',
      languages: ['en', 'it', 'zh'],
      threadingWindow: 'PT72H',
      consent: { stop: ['STOP', 'ARRET'], start: ['START'], help: ['HELP'] },
    },
  ],
  ['skills', 'skills.json', { skills: { billing: { name: 'Billing' } } }],
  [
    'queues',
    'queues.json',
    { queues: { billing: { name: 'Billing', relax: [{ after: 'PT2M', dropSkills: ['italian'] }] } } },
  ],
  [
    'channels',
    'channels.json',
    {
      channels: {
        web: { kind: 'web', flow: 'front-desk' },
        // biome-ignore lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
        whatsapp: { kind: 'whatsapp', flow: 'front-desk', appSecret: '${WHATSAPP_APP_SECRET}' },
      },
    },
  ],
  [
    'bots',
    'bots.json',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the form in which files name the environment
    { bots: { faq: { kind: 'webhook', url: '${FAQ_BOT_URL}', secret: '${FAQ_BOT_SECRET}', timeout: 'PT10S' } } },
  ],
  [
    'schedule',
    'schedules/support.schedule.json',
    {
      id: 'support',
      timeZone: 'Europe/Rome',
      weekly: { mon: ['09:00-13:00', '14:00-18:00'], sat: ['22:00-02:00'] },
      exceptions: [{ date: '2026-12-24', hours: ['09:00-12:00'], name: 'Christmas Eve' }],
      holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      emergency: false,
    },
  ],
  [
    'inboundMessage',
    'a message in the open format',
    {
      id: 'm-1',
      from: { id: 'u-1', name: 'Ada', language: 'it' },
      text: 'vorrei un rimborso',
      attachments: [{ kind: 'image', url: 'https://…' }],
      sentAt: '2026-11-20T10:00:00Z',
    },
  ],
  [
    'inboundAnswer',
    'the answer to it',
    {
      conversationId: 'c_…',
      turnId: 't_…',
      duplicate: false,
      owner: 'queue',
      waitingAt: null,
      release: '3f9a…',
      replies: [{ text: 'Ciao Ada' }],
      enqueued: { queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
    },
  ],
  [
    'simulateRequest',
    'a simulation',
    { flowId: 'front-desk', events: [{ at: '2026-11-20T10:00:00Z', message: { text: 'hello' } }], channel: 'web' },
  ],
  [
    'scenarios',
    'front-desk.scenarios.json',
    {
      flow: 'front-desk',
      scenarios: {
        'a refund in Italian goes to billing': {
          at: '2026-11-20T10:00:00+01:00',
          channel: 'web',
          contact: { id: 'u-1', name: 'Ada', language: 'it' },
          steps: [
            { customer: 'vorrei un rimborso!' },
            { sent: 'Ciao Ada' },
            { enqueued: { queue: 'billing', skills: ['billing'] } },
          ],
        },
        'no answer to the menu ends in the general queue': {
          at: '2026-11-20T10:00:00+01:00',
          steps: [
            { customer: 'hello' },
            { sent: { contains: '1.' } },
            { waiting: 'menu' },
            { after: 'PT1H' },
            { enqueued: { queue: 'general' } },
          ],
        },
        'every step that there is': {
          loose: true,
          steps: [
            { customer: { text: 'look', attachments: [{ kind: 'image', url: 'https://example.com/a.png' }] } },
            { bot: { replies: ['hello'], handback: { outcome: 'done', variables: { n: 1 } } } },
            { bot: 'fails' },
            { request: { status: 200, body: { a: 1 } } },
            { request: 'fails' },
            { agent: 'closes' },
            { sent: { matches: '^Hello' } },
            { handedTo: 'faq' },
            { closed: true },
            { variables: { a: [1, { b: null }] } },
            { outcome: 'identified' },
            { path: ['welcome', 'identify/ask'] },
            { nothing: true },
          ],
        },
      },
    },
  ],
]

test.each(CONTRACTS)('%s: accepts %s as the design writes it', (kind, _what, value) => {
  expect(checkValue(kind, value)).toEqual({ ok: true, value })
})

test.each(CONTRACTS)('%s: refuses %s with a property that nobody knows', (kind, _what, value) => {
  const checked = checkValue(kind, { ...(value as object), unheardOf: 1 })
  expect(checked).toMatchObject({ ok: false, issues: [{ code: 'unknownProperty', path: '/unheardOf' }] })
})
