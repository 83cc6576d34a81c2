import type { Node, Text } from '../../../schemas/flow.ts'
import type { Rehearsal } from './Rehearsal.ts'
import type { Give } from './runScenario.ts'

/** The exit that a scenario is there to show, of a node that is named `id` in its flow. */
export type Shown = { readonly id: string; readonly node: Node; readonly exit: string; readonly language: string }

/** A name that says what a scenario shows: `no answer to the menu ends in the general queue`. */
export function nameScenario(shown: Shown, last: Give | undefined, rehearsal: Rehearsal): string {
  return `${sayExit(shown, last)} ${sayEnd(rehearsal)}`
}

function sayExit({ id, node, exit, language }: Shown, last: Give | undefined): string {
  const place = id === node.type ? `the ${id}` : id
  const words =
    last !== undefined && 'customer' in last && typeof last.customer === 'string' ? `"${last.customer}"` : 'a message'
  if (exit === 'timeout')
    return node.type === 'botHandoff' ? `silence while the bot has it at ${place}` : `no answer to ${place}`
  switch (node.type) {
    case 'menu': {
      const option = node.options.find((candidate) => candidate.id === exit)
      return option === undefined
        ? `no right answer to ${place}`
        : `"${inLanguage(option.label, language)}" at ${place}`
    }
    case 'keywordRoute':
      return exit === 'noMatch' ? `${words}, which no rule of ${place} knows,` : `${words} (${exit})`
    case 'officeHours':
      return (
        {
          open: 'a message in opening hours',
          closed: 'a message out of hours',
          holiday: 'a message on a holiday',
          emergency: 'a message in an emergency',
        }[exit] ?? exit
      )
    case 'botHandoff':
      if (exit === 'failed') return `a bot that fails at ${place}`
      if (exit === 'escape') return `${words} instead of the bot at ${place}`
      return exit === 'done' ? `a bot that is done at ${place}` : `a bot that says "${exit}" at ${place}`
    case 'branch':
      return exit === 'otherwise' ? `a customer of no case of ${place}` : `a customer of the case "${exit}" of ${place}`
    case 'split':
      return `a customer in the share "${exit}" of ${place}`
    case 'collect':
      return exit === 'invalid' ? `no right answer to ${place}` : `an answer to ${place}`
    case 'request':
      return exit === 'ok' ? `an answer of the service at ${place}` : `a service that fails at ${place}`
    case 'subflow':
      return `the return "${exit}" of ${place}`
    default:
      return `the ${node.type} ${id}`
  }
}

function sayEnd(rehearsal: Rehearsal): string {
  const conversation = rehearsal.conversation()
  const turn = rehearsal.turns().at(-1)
  const failed = turn?.trace.some(({ type }) => type === 'failed') === true
  // A flow that is made to be called, and is played alone, has nobody to return to.
  const lost = turn?.effects.find((effect) => effect.type === 'enqueue' && effect.failure === 'deadEnd')
  const outcome = turn?.effects.find(
    (effect) => effect.type === 'recordOutcome' && lost?.type === 'enqueue' && effect.node === lost.node,
  )
  if (outcome?.type === 'recordOutcome') return `returns with "${outcome.outcome}"`
  switch (conversation?.owner) {
    case 'queue':
    case 'agent':
      return `${failed ? 'fails into' : 'ends in'} the ${conversation.lastEnqueued?.queue ?? ''} queue`
    case 'bot':
      return 'goes to the bot'
    case 'flow': {
      const rest = conversation.session?.node ?? ''
      return rest === 'menu' ? 'comes to the menu' : `comes to ${rest}`
    }
    default:
      return 'ends the conversation'
  }
}

const inLanguage = (text: Text, language: string): string =>
  typeof text === 'string' ? text : (text[language] ?? Object.values(text)[0] ?? '')
