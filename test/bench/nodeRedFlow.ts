import type { FourEdit } from '../support/fourEdits.ts'

/*
 * The front desk in miniature as Node-RED keeps it in flows.json of a project (pretty-printed, four spaces): a message comes in, a switch
 * routes by keyword, a template asks, a second switch reads the option, and link nodes stand for the queues. Wires name ids that the editor
 * makes, so a name is one line; positions, and wires by the order of the rules, stand among the logic.
 */

type NodeRedNode = {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly [setting: string]: unknown
}

type Choice = { readonly words: readonly string[]; readonly label: string; readonly to: string }

type Desk = {
  readonly askName: string
  readonly askAt: readonly [x: number, y: number]
  readonly topics: readonly Choice[]
  readonly options: readonly Choice[]
}

const TOPICS: readonly Choice[] = [
  { words: ['invoice', 'refund', 'pay my bill'], label: '', to: 'd1' },
  { words: ['broken', 'no signal'], label: '', to: 'd2' },
]
const OPTIONS: readonly Choice[] = [
  { words: ['1'], label: 'A bill or a refund', to: 'd1' },
  { words: ['2'], label: 'Something does not work', to: 'd2' },
  { words: ['3'], label: 'Something else', to: 'd3' },
]
const DESK: Desk = { askName: 'menu', askAt: [560, 240], topics: TOPICS, options: OPTIONS }

/** The text of flows.json before an edit, or after it. */
export function nodeRedFlow(edit: FourEdit | null): string {
  return `${JSON.stringify(nodesOf(edit === null ? DESK : edited(edit)), null, 4)}\n`
}

function edited(edit: FourEdit): Desk {
  const [first, second] = [TOPICS[0] as Choice, OPTIONS[1] as Choice] // written above
  switch (edit) {
    case 'rename a node':
      return { ...DESK, askName: 'menu-2' }
    case 'move a box':
      return { ...DESK, askAt: [600, 280] }
    case 'add a keyword':
      return { ...DESK, topics: [{ ...first, words: [...first.words, 'something new'] }, ...TOPICS.slice(1)] }
    case 'reorder options': {
      const order = [second, OPTIONS[0] as Choice, OPTIONS[2] as Choice] // written above
      return { ...DESK, options: order.map((option, index) => ({ ...option, words: [String(index + 1)] })) }
    }
  }
}

function nodesOf({ askName, askAt, topics, options }: Desk): readonly NodeRedNode[] {
  const prompt = ['What is it about?', ...options.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n')
  return [
    { id: 'f0', type: 'tab', label: 'Front desk', name: '', disabled: false, info: '' },
    { id: 'a1', type: 'link in', z: 'f0', name: 'message', links: [], x: 120, y: 160, wires: [['a2']] },
    switchOf('a2', 'topic', topics, 'b1', [320, 160]),
    {
      id: 'b1',
      type: 'template',
      z: 'f0',
      name: askName,
      field: 'payload',
      fieldType: 'msg',
      format: 'handlebars',
      syntax: 'mustache',
      template: prompt,
      output: 'str',
      x: askAt[0],
      y: askAt[1],
      wires: [['b2']],
    },
    switchOf('b2', 'choice', options, 'd3', [760, 240]),
    ...['billing', 'technical', 'general'].map((name, index) => ({
      id: `d${index + 1}`,
      type: 'link out',
      z: 'f0',
      name,
      mode: 'link',
      links: [],
      x: 980,
      y: 160 + 80 * index,
      wires: [],
    })),
  ]
}

function switchOf(
  id: string,
  name: string,
  choices: readonly Choice[],
  otherwise: string,
  [x, y]: readonly [number, number],
): NodeRedNode {
  const rules = choices.map(({ words }) => ({ t: 'regex', v: `\\b(${words.join('|')})\\b`, vt: 'str', case: true }))
  return {
    id,
    type: 'switch',
    z: 'f0',
    name,
    property: 'payload',
    propertyType: 'msg',
    rules: [...rules, { t: 'else' }],
    checkall: 'false',
    repair: false,
    outputs: rules.length + 1,
    x,
    y,
    wires: [...choices.map(({ to }) => [to]), [otherwise]],
  }
}
