import { applyEdits } from '../../runtime/proof/diff/applyEdits.ts'
import type { Edit } from '../../runtime/proof/diff/Edit.ts'
import { renameNodes } from '../../runtime/proof/diff/renameNodes.ts'
import type { Flow, Json } from '../../schemas/flow.ts'
import { DESK } from './deskWorkspace.ts'

/** An edit that makes a new version of a flow. */
export type Change = (flow: Flow) => Flow

const by =
  (edit: Edit): Change =>
  (flow) =>
    applyEdits(flow as Json, [edit]) as Flow // the edits keep it a flow
const set = (path: string, to: Json): Change => by({ edit: 'set', path, to })
const drop = (path: string): Change => by({ edit: 'set', path })
const insert = (path: string, to: Json, after: string | null): Change => by({ edit: 'insert', path, to, after })
const remove = (path: string): Change => by({ edit: 'remove', path, from: null })
const order = (path: string, ...to: string[]): Change => by({ edit: 'order', path, from: [], to })
const rename =
  (from: string, to: string): Change =>
  (flow) =>
    renameNodes(flow, [{ from, to }])
/** A version of START with these changes made in turn. */
export const make = (changes: readonly Change[], flow: Flow = START): Flow =>
  changes.reduce((made, change) => change(made), flow)

/** What both sides began with. */
export const START: Flow = {
  ...DESK,
  nodes: {
    ...DESK.nodes,
    draw: {
      type: 'split',
      branches: [
        { id: 'a', percent: 50 },
        { id: 'b', percent: 50 },
      ],
      exits: { a: 'menu', b: 'topic' },
    },
    vip: {
      type: 'branch',
      cases: [{ id: 'gold', when: { attribute: 'contact.tier', is: 'gold' } }],
      exits: { gold: 'to-billing', otherwise: 'draw' },
    },
  },
}
const sales: Json = { type: 'enqueue', queue: 'sales' }
const option = (id: string): Json => ({ id, label: `Option ${id}` })
/** The away node gone, and its exits led to the queue. */
const withoutAway: readonly Change[] = [
  set('/nodes/hours/exits/closed', 'to-general'),
  set('/nodes/hours/exits/holiday', 'to-general'),
  set('/nodes/hours/exits/emergency', 'to-general'),
  drop('/nodes/away'),
]

/** Two edits that do not meet, and what both together make. */
export type Clean = readonly [
  name: string,
  ours: readonly Change[],
  theirs: readonly Change[],
  expected: readonly Change[],
]

export const CLEAN: readonly Clean[] = [
  [
    'settings of two nodes',
    [set('/nodes/to-billing/priority', 9)],
    [set('/nodes/to-general/queue', 'sales')],
    [set('/nodes/to-billing/priority', 9), set('/nodes/to-general/queue', 'sales')],
  ],
  [
    'two settings of one node',
    [set('/nodes/menu/attempts', 2)],
    [set('/nodes/menu/timeout', 'PT5M')],
    [set('/nodes/menu/attempts', 2), set('/nodes/menu/timeout', 'PT5M')],
  ],
  [
    'two settings of the flow',
    [set('/name', 'Desk')],
    [set('/returning', 'hours')],
    [set('/name', 'Desk'), set('/returning', 'hours')],
  ],
  [
    'the same edit on both sides',
    [set('/nodes/menu/attempts', 2)],
    [set('/nodes/menu/attempts', 2)],
    [set('/nodes/menu/attempts', 2)],
  ],
  [
    'one text in two languages',
    [set('/nodes/welcome/content/0/text/en', 'Hi')],
    [set('/nodes/welcome/content/0/text/it', 'Salve')],
    [set('/nodes/welcome/content/0/text/en', 'Hi'), set('/nodes/welcome/content/0/text/it', 'Salve')],
  ],
  [
    'a translation and an edit of the original',
    [set('/nodes/welcome/content/0/text/zh', '你好')],
    [set('/nodes/welcome/content/0/text/en', 'Hi')],
    [set('/nodes/welcome/content/0/text/zh', '你好'), set('/nodes/welcome/content/0/text/en', 'Hi')],
  ],
  [
    'two exits of one node',
    [set('/nodes/topic/exits/billing', 'menu')],
    [set('/nodes/topic/exits/noMatch', 'to-general')],
    [set('/nodes/topic/exits/billing', 'menu'), set('/nodes/topic/exits/noMatch', 'to-general')],
  ],
  [
    'a keyword each, in one spot, by name',
    [insert('/nodes/topic/rules/billing/keywords/en/receipt', 'receipt', 'pay my bill')],
    [insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', 'pay my bill')],
    [
      insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', 'pay my bill'),
      insert('/nodes/topic/rules/billing/keywords/en/receipt', 'receipt', 'credit'),
    ],
  ],
  [
    'the same keyword on both sides',
    [insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', 'pay my bill')],
    [insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', null)],
    [insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', null)],
  ],
  [
    'a keyword added beside one removed',
    [remove('/nodes/topic/rules/billing/keywords/en/invoice')],
    [insert('/nodes/topic/rules/billing/keywords/en/bill', 'bill', 'invoice')],
    [
      insert('/nodes/topic/rules/billing/keywords/en/bill', 'bill', 'invoice'),
      remove('/nodes/topic/rules/billing/keywords/en/invoice'),
    ],
  ],
  [
    'keywords in a new language on both sides',
    [set('/nodes/topic/rules/billing/keywords/zh', ['发票'])],
    [set('/nodes/topic/rules/billing/keywords/zh', ['退款'])],
    [set('/nodes/topic/rules/billing/keywords/zh', ['发票', '退款'])],
  ],
  [
    'a keyword moved, and another added to the rule it left',
    [
      remove('/nodes/topic/rules/billing/keywords/en/refund*'),
      insert('/nodes/topic/rules/general/keywords/en/refund*', 'refund*', 'address'),
    ],
    [insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', 'pay my bill')],
    [
      remove('/nodes/topic/rules/billing/keywords/en/refund*'),
      insert('/nodes/topic/rules/general/keywords/en/refund*', 'refund*', 'address'),
      insert('/nodes/topic/rules/billing/keywords/en/credit', 'credit', 'pay my bill'),
    ],
  ],
  [
    'a rule each',
    [
      insert('/nodes/topic/rules/sales', { id: 'sales', keywords: ['buy'] }, 'general'),
      set('/nodes/topic/exits/sales', 'menu'),
    ],
    [
      insert('/nodes/topic/rules/press', { id: 'press', keywords: ['press'] }, null),
      set('/nodes/topic/exits/press', 'menu'),
    ],
    [
      insert('/nodes/topic/rules/sales', { id: 'sales', keywords: ['buy'] }, 'general'),
      set('/nodes/topic/exits/sales', 'menu'),
      insert('/nodes/topic/rules/press', { id: 'press', keywords: ['press'] }, null),
      set('/nodes/topic/exits/press', 'menu'),
    ],
  ],
  [
    'options reordered, and one of them reworded',
    [order('/nodes/menu/options', 'other', 'order', 'bill')],
    [set('/nodes/menu/options/order/label/en', 'Where is it?')],
    [order('/nodes/menu/options', 'other', 'order', 'bill'), set('/nodes/menu/options/order/label/en', 'Where is it?')],
  ],
  [
    'options reordered, and one added after its neighbour',
    [order('/nodes/menu/options', 'other', 'order', 'bill')],
    [insert('/nodes/menu/options/new', option('new'), 'bill'), set('/nodes/menu/exits/new', 'topic')],
    [
      order('/nodes/menu/options', 'other', 'order', 'bill'),
      insert('/nodes/menu/options/new', option('new'), 'bill'),
      set('/nodes/menu/exits/new', 'topic'),
    ],
  ],
  [
    'an option removed, and another reworded',
    [remove('/nodes/menu/options/order'), drop('/nodes/menu/exits/order')],
    [set('/nodes/menu/options/bill/label/en', 'Bills')],
    [
      remove('/nodes/menu/options/order'),
      drop('/nodes/menu/exits/order'),
      set('/nodes/menu/options/bill/label/en', 'Bills'),
    ],
  ],
  [
    'a node each',
    [set('/nodes/sales', sales)],
    [set('/nodes/end', { type: 'close' })],
    [set('/nodes/sales', sales), set('/nodes/end', { type: 'close' })],
  ],
  [
    'a node deleted, and others edited',
    withoutAway,
    [set('/nodes/menu/attempts', 2)],
    [...withoutAway, set('/nodes/menu/attempts', 2)],
  ],
  ['the same node deleted by both', withoutAway, withoutAway, withoutAway],
  [
    'a rename and an edit of the node',
    [rename('menu', 'subjects')],
    [set('/nodes/menu/attempts', 2)],
    [rename('menu', 'subjects'), set('/nodes/subjects/attempts', 2)],
  ],
  [
    'a rename and a new exit to the old name',
    [rename('menu', 'subjects')],
    [set('/nodes/away/exits/next', 'menu')],
    [rename('menu', 'subjects'), set('/nodes/away/exits/next', 'subjects')],
  ],
  [
    'a rename each, of different nodes',
    [rename('menu', 'subjects')],
    [rename('topic', 'words')],
    [rename('menu', 'subjects'), rename('topic', 'words')],
  ],
  [
    'the same rename on both sides',
    [rename('menu', 'subjects')],
    [rename('menu', 'subjects'), set('/nodes/subjects/attempts', 2)],
    [rename('menu', 'subjects'), set('/nodes/subjects/attempts', 2)],
  ],
  [
    'a rename of the start node and an edit of it',
    [rename('welcome', 'hello')],
    [set('/nodes/welcome/content/0/text/en', 'Hi')],
    [rename('welcome', 'hello'), set('/nodes/hello/content/0/text/en', 'Hi')],
  ],
  [
    'a rename with a changed text, and a rewired exit',
    [rename('away', 'closed'), set('/nodes/closed/content/0/text/en', 'Closed.')],
    [set('/nodes/away/exits/next', 'menu')],
    [
      rename('away', 'closed'),
      set('/nodes/closed/content/0/text/en', 'Closed.'),
      set('/nodes/closed/exits/next', 'menu'),
    ],
  ],
  [
    'a second message and an edit of the first',
    [insert('/nodes/away/content/1', { text: 'Bye' }, '0')],
    [set('/nodes/away/content/0/text/en', 'Closed.')],
    [insert('/nodes/away/content/1', { text: 'Bye' }, '0'), set('/nodes/away/content/0/text/en', 'Closed.')],
  ],
  [
    'a skill each',
    [insert('/nodes/to-billing/skills/en', { skill: 'en' }, 'billing')],
    [set('/nodes/to-billing/skills/billing/level', 5)],
    [
      insert('/nodes/to-billing/skills/en', { skill: 'en' }, 'billing'),
      set('/nodes/to-billing/skills/billing/level', 5),
    ],
  ],
]

/** Two edits of one thing: the places that a person must decide, and what stands until then. */
export type Disputed = readonly [
  name: string,
  ours: readonly Change[],
  theirs: readonly Change[],
  paths: readonly string[],
  kept: readonly Change[],
]

export const DISPUTED: readonly Disputed[] = [
  [
    'one exit rewired by both',
    [set('/nodes/topic/exits/billing', 'menu')],
    [set('/nodes/topic/exits/billing', 'away')],
    ['/nodes/topic/exits/billing'],
    [set('/nodes/topic/exits/billing', 'menu')],
  ],
  [
    'one text reworded by both, and nothing else of the node',
    [set('/nodes/away/content/0/text/en', 'Shut.')],
    [set('/nodes/away/content/0/text/en', 'Closed.'), set('/nodes/away/content/0/text/it', 'Chiuso.')],
    ['/nodes/away/content/0/text/en'],
    [set('/nodes/away/content/0/text/en', 'Shut.'), set('/nodes/away/content/0/text/it', 'Chiuso.')],
  ],
  [
    'a new exit of theirs to a node that ours deleted',
    withoutAway,
    [set('/nodes/topic/exits/noMatch', 'away')],
    ['/nodes/topic/exits/noMatch'],
    withoutAway,
  ],
  [
    'a new exit of ours to a node that theirs deleted: ours stands, with the node',
    [set('/nodes/topic/exits/noMatch', 'away')],
    withoutAway,
    ['/nodes/topic/exits/noMatch'],
    [...withoutAway, set('/nodes/away', DESK.nodes.away as Json), set('/nodes/topic/exits/noMatch', 'away')],
  ],
  [
    'a new node of theirs that leads to a node that ours deleted',
    withoutAway,
    [set('/nodes/news', { type: 'message', content: [{ text: 'News' }], exits: { next: 'away' } })],
    ['/nodes/news/exits/next'],
    [...withoutAway, set('/nodes/news', { type: 'message', content: [{ text: 'News' }], exits: {} })],
  ],
  [
    'an entry of theirs at a node that ours deleted',
    withoutAway,
    [set('/returning', 'away')],
    ['/returning'],
    withoutAway,
  ],
  [
    'a node deleted by ours and edited by theirs',
    withoutAway,
    [set('/nodes/away/content/0/text/en', 'Closed.')],
    ['/nodes/away'],
    withoutAway,
  ],
  [
    'a node deleted by theirs and edited by ours',
    [set('/nodes/away/content/0/text/en', 'Closed.')],
    withoutAway,
    ['/nodes/away'],
    [...withoutAway, set('/nodes/away', DESK.nodes.away as Json), set('/nodes/away/content/0/text/en', 'Closed.')],
  ],
  [
    'two different nodes of one id',
    [set('/nodes/extra', sales)],
    [set('/nodes/extra', { type: 'close' })],
    ['/nodes/extra'],
    [set('/nodes/extra', sales)],
  ],
  [
    'two names for one node',
    [rename('menu', 'subjects')],
    [rename('menu', 'topics')],
    ['/nodes/subjects'],
    [rename('menu', 'subjects')],
  ],
  [
    'one name for two nodes',
    [rename('menu', 'first')],
    [rename('topic', 'first')],
    ['/nodes/topic'],
    [rename('menu', 'first')],
  ],
  [
    'a rename to the name of a new node of the other side',
    [rename('menu', 'extra')],
    [set('/nodes/extra', sales)],
    ['/nodes/extra'],
    [rename('menu', 'extra')],
  ],
  [
    'two orders of the options',
    [order('/nodes/menu/options', 'other', 'order', 'bill')],
    [order('/nodes/menu/options', 'order', 'bill', 'other')],
    ['/nodes/menu/options'],
    [order('/nodes/menu/options', 'other', 'order', 'bill')],
  ],
  [
    'an option removed by ours and reworded by theirs',
    [remove('/nodes/menu/options/order'), drop('/nodes/menu/exits/order')],
    [set('/nodes/menu/options/order/label/en', 'Parcels')],
    ['/nodes/menu/options/order'],
    [remove('/nodes/menu/options/order'), drop('/nodes/menu/exits/order')],
  ],
  [
    'two different options of one id',
    [insert('/nodes/menu/options/new', option('new'), 'bill')],
    [insert('/nodes/menu/options/new', { id: 'new', label: 'News' }, 'bill')],
    ['/nodes/menu/options/new'],
    [insert('/nodes/menu/options/new', option('new'), 'bill')],
  ],
  [
    'one keyword moved to two rules',
    [
      insert('/nodes/topic/rules/press', { id: 'press', keywords: { en: ['refund*'] } }, null),
      remove('/nodes/topic/rules/billing/keywords/en/refund*'),
    ],
    [
      remove('/nodes/topic/rules/billing/keywords/en/refund*'),
      insert('/nodes/topic/rules/general/keywords/en/refund*', 'refund*', null),
    ],
    ['/nodes/topic/rules'],
    [
      insert('/nodes/topic/rules/press', { id: 'press', keywords: { en: ['refund*'] } }, null),
      remove('/nodes/topic/rules/billing/keywords/en/refund*'),
    ],
  ],
  [
    'shares that add up on each side only',
    [set('/nodes/draw/branches/a/percent', 60), set('/nodes/draw/branches/b/percent', 40)],
    [insert('/nodes/draw/branches/c', { id: 'c', percent: 10 }, 'b'), set('/nodes/draw/branches/b/percent', 40)],
    ['/nodes/draw/branches'],
    [set('/nodes/draw/branches/a/percent', 60), set('/nodes/draw/branches/b/percent', 40)],
  ],
  [
    'one condition edited by both',
    [set('/nodes/vip/cases/gold/when', { attribute: 'contact.tier', is: 'platinum' })],
    [set('/nodes/vip/cases/gold/when', { all: [{ attribute: 'contact.tier', is: 'gold' }] })],
    ['/nodes/vip/cases/gold/when'],
    [set('/nodes/vip/cases/gold/when', { attribute: 'contact.tier', is: 'platinum' })],
  ],
  [
    'a node made another type by ours and edited by theirs',
    [set('/nodes/to-general', { type: 'close' })],
    [set('/nodes/to-general/queue', 'sales')],
    ['/nodes/to-general'],
    [set('/nodes/to-general', { type: 'close' })],
  ],
  [
    'all languages of the flow gone, half by each',
    [remove('/languages/en')],
    [remove('/languages/it')],
    ['/languages'],
    [remove('/languages/en')],
  ],
]
