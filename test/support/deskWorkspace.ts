import type { Workspace } from '../../runtime/engine/index.ts'
import type { Flow } from '../../schemas/flow.ts'
import { workspaceOf } from './workspaceOf.ts'

/** A front desk with one node of most kinds: greeting, hours, keywords, menu, and queues behind them. */
export const DESK: Flow = {
  specVersion: 1,
  id: 'desk',
  name: 'Front desk',
  languages: ['en', 'it'],
  start: 'welcome',
  fallback: { queue: 'general' },
  nodes: {
    away: {
      type: 'message',
      content: [{ text: { en: 'We are closed.', it: 'Siamo chiusi.' } }],
      exits: { next: 'to-general' },
    },
    hours: {
      type: 'officeHours',
      schedule: 'support',
      exits: { open: 'topic', closed: 'away', holiday: 'away', emergency: 'away' },
    },
    menu: {
      type: 'menu',
      prompt: [{ text: { en: 'What is it about?', it: 'Di cosa si tratta?' } }],
      options: [
        { id: 'bill', label: { en: 'My bill', it: 'La mia bolletta' } },
        { id: 'order', label: { en: 'My order', it: 'Il mio ordine' }, keywords: ['parcel'] },
        { id: 'other', label: { en: 'Something else', it: 'Altro' } },
      ],
      exits: {
        bill: 'to-billing',
        order: 'to-general',
        other: 'to-general',
        noMatch: 'to-general',
        timeout: 'to-general',
      },
    },
    'to-billing': { type: 'enqueue', queue: 'billing', skills: [{ skill: 'billing', level: 3 }], priority: 5 },
    'to-general': { type: 'enqueue', queue: 'general' },
    topic: {
      type: 'keywordRoute',
      rules: [
        { id: 'billing', skill: 'billing', keywords: { en: ['invoice', 'refund*', 'pay my bill'], it: ['fattura'] } },
        { id: 'general', keywords: { en: ['opening hours', 'address'], it: ['orari'] } },
      ],
      exits: { billing: 'to-billing', general: 'to-general', noMatch: 'menu' },
    },
    welcome: { type: 'greeting', content: [{ text: { en: 'Hello', it: 'Ciao' } }], exits: { next: 'hours' } },
  },
}

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const

/** The desk's workspace, open on weekdays from 9 to 18 in Rome, with a layout. */
export function deskWorkspace(flow: Flow = DESK): Workspace {
  return workspaceOf([flow], {
    schedules: {
      support: {
        id: 'support',
        timeZone: 'Europe/Rome',
        weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ['09:00-18:00']])),
        holidays: [{ date: '2026-12-25', name: 'Christmas' }],
      },
    },
    layouts: {
      desk: {
        specVersion: 1,
        nodes: Object.fromEntries(Object.keys(DESK.nodes).map((id, index) => [id, { x: index * 200, y: 40 }])),
        notes: { todo: { x: 0, y: 0, text: 'Ask marketing for the greeting' } },
      },
    },
  })
}
