import type { Comparison, Condition, Flow, Node, RequiredSkill } from '../../../schemas/flow.ts'
import { mapEntries } from '../records.ts'
import type { ResourceRename } from './renameInScenarios.ts'

/** The flow with a resource renamed wherever it names it; the same flow when it does not. */
export function renameInFlow(flow: Flow, rename: ResourceRename): Flow {
  const nodes = mapEntries(flow.nodes, (node) => renameInNode(node, rename))
  const fallback = renameInHandover(flow.fallback, rename)
  return nodes === flow.nodes && fallback === flow.fallback ? flow : { ...flow, nodes, fallback }
}

function renameInNode(node: Node, rename: ResourceRename): Node {
  const { kind, from, to } = rename
  switch (node.type) {
    case 'enqueue':
      return renameInHandover(node, rename)
    case 'keywordRoute':
      return kind === 'skill' && node.rules.some(({ skill }) => skill === from)
        ? { ...node, rules: node.rules.map((rule) => (rule.skill === from ? { ...rule, skill: to } : rule)) }
        : node
    case 'botHandoff':
      return kind === 'bot' && node.bot === from ? { ...node, bot: to } : node
    case 'officeHours':
      return kind === 'schedule' && node.schedule === from ? { ...node, schedule: to } : node
    case 'subflow':
      return kind === 'flow' && node.flow === from ? { ...node, flow: to } : node
    case 'branch': {
      if (kind !== 'channel') return node
      const cases = node.cases.map((each) => {
        const when = renameInCondition(each.when, from, to)
        return when === each.when ? each : { ...each, when }
      })
      return cases.every((each, index) => each === node.cases[index]) ? node : { ...node, cases }
    }
    default:
      return node
  }
}

type Handover = { readonly queue: string; readonly skills?: readonly RequiredSkill[] }

function renameInHandover<T extends Handover>(handover: T, { kind, from, to }: ResourceRename): T {
  if (kind === 'queue' && handover.queue === from) return { ...handover, queue: to }
  if (kind !== 'skill' || !handover.skills?.some(({ skill }) => skill === from)) return handover
  return { ...handover, skills: handover.skills.map((each) => (each.skill === from ? { ...each, skill: to } : each)) }
}

/** Conditions compare `channel.id` with the ids of channels. */
function renameInCondition(condition: Condition, from: string, to: string): Condition {
  const through = (parts: readonly Condition[]): readonly Condition[] | null => {
    const renamed = parts.map((part) => renameInCondition(part, from, to))
    return renamed.every((part, index) => part === parts[index]) ? null : renamed
  }
  if ('all' in condition) {
    const all = through(condition.all)
    return all === null ? condition : { all }
  }
  if ('any' in condition) {
    const any = through(condition.any)
    return any === null ? condition : { any }
  }
  if ('not' in condition) {
    const not = renameInCondition(condition.not, from, to)
    return not === condition.not ? condition : { not }
  }
  return condition.attribute === 'channel.id' ? renameCompared(condition, from, to) : condition
}

function renameCompared(comparison: Comparison, from: string, to: string): Comparison {
  const { is, isNot, in: several } = comparison
  if (is !== from && isNot !== from && !several?.includes(from)) return comparison
  return {
    ...comparison,
    ...(is === from ? { is: to } : {}),
    ...(isNot === from ? { isNot: to } : {}),
    ...(several?.includes(from) ? { in: several.map((each) => (each === from ? to : each)) } : {}),
  }
}
