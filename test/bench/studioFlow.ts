import type { FourEdit } from '../support/fourEdits.ts'

/*
 * The front desk in miniature as Twilio Studio exports it (two spaces): a trigger, a split by keyword, a question that waits for a reply, a
 * split on the reply, and hand-overs to queues. States name each other; offsets and friendly names stand among the logic.
 */

type Choice = { readonly words: readonly string[]; readonly label: string; readonly to: string }

type Desk = {
  readonly ask: string
  readonly askAt: readonly [x: number, y: number]
  readonly topics: readonly Choice[]
  readonly options: readonly Choice[]
}

const TOPICS: readonly Choice[] = [
  { words: ['invoice', 'refund', 'pay my bill'], label: '', to: 'billing' },
  { words: ['broken', 'no signal'], label: '', to: 'technical' },
]
const OPTIONS: readonly Choice[] = [
  { words: ['1'], label: 'A bill or a refund', to: 'billing' },
  { words: ['2'], label: 'Something does not work', to: 'technical' },
  { words: ['3'], label: 'Something else', to: 'general' },
]
const DESK: Desk = { ask: 'menu', askAt: [120, 640], topics: TOPICS, options: OPTIONS }

/** The text of the exported flow before an edit, or after it. */
export function studioFlow(edit: FourEdit | null): string {
  const { ask, askAt, topics, options } = edit === null ? DESK : edited(edit)
  const prompt = ['What is it about?', ...options.map(({ label }, index) => `${index + 1}. ${label}`)].join('\n')
  const flow = {
    description: 'Front desk',
    states: [
      {
        name: 'Trigger',
        type: 'trigger',
        transitions: [{ next: 'topic', event: 'incomingMessage' }, { event: 'incomingCall' }],
        properties: { offset: { x: 0, y: 0 } },
      },
      splitOf('topic', '{{trigger.message.Body}}', topics, ask, [120, 320]),
      {
        name: ask,
        type: 'send-and-wait-for-reply',
        transitions: [
          { next: 'choice', event: 'incomingMessage' },
          { next: 'general', event: 'timeout' },
          { next: 'general', event: 'deliveryFailure' },
        ],
        properties: {
          offset: { x: askAt[0], y: askAt[1] },
          service: '{{trigger.message.InstanceSid}}',
          channel: '{{trigger.message.ChannelSid}}',
          from: '{{flow.channel.address}}',
          body: prompt,
          timeout: '3600',
        },
      },
      splitOf('choice', `{{widgets.${ask}.inbound.Body}}`, options, 'general', [120, 960]),
      ...['billing', 'technical', 'general'].map((name, index) => ({
        name,
        type: 'send-to-flex',
        transitions: [{ event: 'callComplete' }, { event: 'failedToEnqueue' }, { event: 'callFailure' }],
        properties: { offset: { x: 360 * index, y: 1280 }, workflow: name, channel: 'chat', attributes: '{}' },
      })),
    ],
    initial_state: 'Trigger',
    flags: { allow_concurrent_calls: true },
  }
  return `${JSON.stringify(flow, null, 2)}\n`
}

function edited(edit: FourEdit): Desk {
  const [first, second] = [TOPICS[0] as Choice, OPTIONS[1] as Choice] // written above
  switch (edit) {
    case 'rename a node':
      return { ...DESK, ask: 'menu-2' }
    case 'move a box':
      return { ...DESK, askAt: [160, 680] }
    case 'add a keyword':
      return { ...DESK, topics: [{ ...first, words: [...first.words, 'something new'] }, ...TOPICS.slice(1)] }
    case 'reorder options': {
      const order = [second, OPTIONS[0] as Choice, OPTIONS[2] as Choice] // written above
      return { ...DESK, options: order.map((option, index) => ({ ...option, words: [String(index + 1)] })) }
    }
  }
}

function splitOf(
  name: string,
  input: string,
  choices: readonly Choice[],
  otherwise: string,
  [x, y]: readonly [number, number],
) {
  const matches = choices.map(({ words, to }) => ({
    next: to,
    event: 'match',
    conditions: [
      {
        friendly_name: `If value matches_any_of ${words.join(', ')}`,
        arguments: [input],
        type: 'matches_any_of',
        value: words.join(', '),
      },
    ],
  }))
  return {
    name,
    type: 'split-based-on',
    transitions: [{ next: otherwise, event: 'noMatch' }, ...matches],
    properties: { input, offset: { x, y } },
  }
}
