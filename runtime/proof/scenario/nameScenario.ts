import type { Node, Text } from '../../../schemas/flow.ts'
import { isWhenUndelivered } from '../../engine/nodes/exitsOf.ts'
import { type Rest, restOf } from '../../engine/nodes/traits.ts'
import { type Speaker, sayWords, type Value, type Words, words } from '../../engine/words.ts'
import { sayType } from '../sayType.ts'
import type { Rehearsal } from './Rehearsal.ts'
import type { Give } from './runScenario.ts'

/** The exit that a scenario is there to show, of a node that is named `id` in its flow. */
export type Shown = { readonly id: string; readonly node: Node; readonly exit: string; readonly language: string }

/** A name that says what a scenario shows: `no answer to the menu ends in the general queue`. Without a speaker in English. */
export function nameScenario(
  shown: Shown,
  last: Give | undefined,
  rehearsal: Rehearsal,
  speaker: Speaker | undefined,
): string {
  return sayWords(words`${sayExit(shown, last)} ${sayEnd(rehearsal)}`, speaker)
}

const HOURS: { readonly [exit: string]: Words } = {
  open: words`a message in opening hours`,
  closed: words`a message out of hours`,
  holiday: words`a message on a holiday`,
  emergency: words`a message in an emergency`,
}

const SILENCES: { readonly [partner in Rest['waitsFor']]: (place: Value) => Words } = {
  customer: (place) => words`no answer to ${place}`,
  bot: (place) => words`silence while the bot has it at ${place}`,
  service: (place) => words`no answer of the service at ${place}`,
}

function sayExit({ id, node, exit, language }: Shown, last: Give | undefined): Value {
  const place = id === node.type ? words`the ${id}` : id
  const said =
    last !== undefined && 'customer' in last && typeof last.customer === 'string'
      ? `"${last.customer}"`
      : words`a message`
  if (exit === 'timeout') return SILENCES[restOf(node)?.waitsFor ?? 'customer'](place)
  if (isWhenUndelivered(node, exit)) return words`a message of ${place} that does not arrive`
  switch (node.type) {
    case 'menu': {
      const option = node.options.find((candidate) => candidate.id === exit)
      return option === undefined
        ? words`no right answer to ${place}`
        : words`"${inLanguage(option.label, language)}" at ${place}`
    }
    case 'keywordRoute':
      return exit === 'noMatch' ? words`${said}, which no rule of ${place} knows,` : words`${said} (${exit})`
    case 'officeHours':
      return HOURS[exit] ?? exit
    case 'botHandoff':
      if (exit === 'failed') return words`a bot that fails at ${place}`
      if (exit === 'escape') return words`${said} instead of the bot at ${place}`
      return exit === 'done' ? words`a bot that is done at ${place}` : words`a bot that says "${exit}" at ${place}`
    case 'branch':
      return exit === 'otherwise'
        ? words`a customer of no case of ${place}`
        : words`a customer of the case "${exit}" of ${place}`
    case 'split':
      return words`a customer in the share "${exit}" of ${place}`
    case 'collect':
      return exit === 'invalid' ? words`no right answer to ${place}` : words`an answer to ${place}`
    case 'request':
      return exit === 'ok' ? words`an answer of the service at ${place}` : words`a service that fails at ${place}`
    case 'subflow':
      return words`the return "${exit}" of ${place}`
    case 'greeting':
    case 'message':
    case 'enqueue':
    case 'assign':
    case 'outcome':
    case 'close':
      return words`the ${sayType(node.type)} ${id}`
  }
}

function sayEnd(rehearsal: Rehearsal): Words {
  const conversation = rehearsal.conversation()
  const turn = rehearsal.turns().at(-1)
  const failed = turn?.trace.some(({ type }) => type === 'failed') === true
  // A flow that is made to be called, and is played alone, has nobody to return to.
  const lost = turn?.effects.find((effect) => effect.type === 'enqueue' && effect.failure === 'deadEnd')
  const outcome = turn?.effects.find(
    (effect) => effect.type === 'recordOutcome' && lost?.type === 'enqueue' && effect.node === lost.node,
  )
  if (outcome?.type === 'recordOutcome') return words`returns with "${outcome.outcome}"`
  switch (conversation?.owner) {
    case 'queue':
    case 'agent': {
      const queue = conversation.lastEnqueued?.queue ?? ''
      return failed ? words`fails into the ${queue} queue` : words`ends in the ${queue} queue`
    }
    case 'bot':
      return words`goes to the bot`
    case 'flow': {
      const rest = conversation.session?.node ?? ''
      return rest === 'menu' ? words`comes to the menu` : words`comes to ${rest}`
    }
    default:
      return words`ends the conversation`
  }
}

const inLanguage = (text: Text, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '')
