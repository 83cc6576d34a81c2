import type { BotHandoffNode, Json, Node, RequestNode } from '../../../schemas/flow.ts'
import { type Rest, restOf } from '../../engine/nodes/traits.ts'
import type { Give } from '../scenario/runScenario.ts'
import { combinations } from './combinations.ts'
import type { Survey } from './Survey.ts'

/** Ways that one bot or service may answer, at most. */
const WAYS = 100
const VARIABLE = 'vars.'

type Values = { readonly [name: string]: Json }

type Answers = (node: Node, survey: Survey) => readonly Give[]

const ANSWERS: { readonly [who in Rest['waitsFor']]: Answers } = {
  customer: () => [],
  bot: (node, survey) => (node.type === 'botHandoff' ? botAnswers(node, survey) : []),
  service: (node, survey) => (node.type === 'request' ? serviceAnswers(node, survey) : []),
}

/** How whoever the node waits for may end its rest; nothing where that is the customer, whose words `createMessages` knows. */
export function answersFromOutside(node: Node, survey: Survey): readonly Give[] {
  const rest = restOf(node)
  return rest === null ? [] : ANSWERS[rest.waitsFor](node, survey)
}

/** How a bot may end: each outcome, with the variables that branches look at, and failure. */
function botAnswers({ outcomes = [] }: BotHandoffNode, { compared }: Survey): readonly Give[] {
  const told = (compared.get('bot.outcome') ?? []).map(String)
  const found = valuesOf(comparedVariables(compared), false)
  const ends: readonly (string | undefined)[] = [...new Set([...outcomes, ...told]), undefined]
  const handbacks = found.flatMap((variables) =>
    ends.map((outcome) => ({
      ...(outcome === undefined ? {} : { outcome }),
      ...(Object.keys(variables).length === 0 ? {} : { variables }),
    })),
  )
  return [...handbacks.slice(0, WAYS).map((handback): Give => ({ bot: { handback } })), { bot: 'fails' }]
}

/** How a service may answer: with what branches look at, with nothing of it, with another status, or not at all. */
function serviceAnswers({ result = {} }: RequestNode, { compared }: Survey): readonly Give[] {
  const variables = Object.keys(result).map((name) => ({ name, values: compared.get(VARIABLE + name) ?? [] }))
  const bodies = valuesOf(variables, true).map((values) => bodyOf(result, values))
  const statuses = new Set([200, ...(compared.get('request.status') ?? []).map(Number), 500])
  const answers = [...statuses].flatMap((status) =>
    status >= 200 && status < 300 ? bodies.map((body) => ({ status, body })) : [{ status }],
  )
  const empty = Object.keys(result).length === 0 ? [] : [{ status: 200, body: {} }]
  return [...[...answers, ...empty].slice(0, WAYS).map((request): Give => ({ request })), { request: 'fails' }]
}

type Variable = { readonly name: string; readonly values: readonly Json[] }

function comparedVariables(compared: Survey['compared']): readonly Variable[] {
  return [...compared].flatMap(([attribute, values]) =>
    attribute.startsWith(VARIABLE) ? [{ name: attribute.slice(VARIABLE.length), values }] : [],
  )
}

/** Sets of values for the variables; where each `isGiven`, one that nothing looks at is given something. */
function valuesOf(variables: readonly Variable[], isGiven: boolean): readonly Values[] {
  const lists = variables.map(({ name, values }): readonly Values[] => {
    const given = values.map((value) => ({ [name]: value }))
    if (!isGiven) return [{}, ...given]
    return given.length === 0 ? [{ [name]: 'something' }] : given
  })
  return combinations(lists, WAYS).map((parts) => Object.fromEntries(parts.flatMap((part) => Object.entries(part))))
}

/** A body in which the pointers of a request find these values. */
function bodyOf(result: { readonly [variable: string]: string }, values: Values): Json {
  return Object.entries(result).reduce<Json>((body, [variable, pointer]) => {
    const value = Object.hasOwn(values, variable) ? values[variable] : undefined
    const names = pointer
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
    return value === undefined ? body : withValue(body, names, value)
  }, {})
}

/** The value with another one at the end of the way. Never by assignment, since the author may have named a member `__proto__`. */
function withValue(within: Json, way: readonly string[], value: Json): Json {
  const [name, ...rest] = way
  if (name === undefined) return value
  const members = typeof within === 'object' && within !== null ? (within as { readonly [name: string]: Json }) : {} // a list's by their places
  const inner = Object.hasOwn(members, name) ? members[name] : undefined
  return { ...members, [name]: withValue(inner ?? null, rest, value) }
}
