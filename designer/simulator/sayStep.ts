import { isGive } from '../../runtime/proof/scenario/runScenario.ts'
import type { Json } from '../../schemas/flow.ts'
import type { Step, TextExpectation } from '../../schemas/scenarios.ts'

/** What a step is, put into words by the catalogues (`steps.kinds.<kind>`), and what it is about. */
export type SaidStep = { readonly kind: StepKind; readonly isGiven: boolean; readonly detail: string }

type StepKind =
  | 'customer'
  | 'after'
  | 'botReplies'
  | 'botHandsBack'
  | 'botFails'
  | 'requestReturns'
  | 'requestFails'
  | 'agentCloses'
  | 'begins'
  | 'undelivered'
  | 'sent'
  | 'sentContains'
  | 'sentMatches'
  | 'sentShows'
  | 'enqueued'
  | 'handedTo'
  | 'waiting'
  | 'closed'
  | 'variables'
  | 'outcome'
  | 'path'
  | 'nothing'

export function sayStep(step: Step): SaidStep {
  const [kind, detail] = partsOf(step)
  return { kind, isGiven: isGive(step), detail }
}

function partsOf(step: Step): readonly [StepKind, string] {
  if ('customer' in step) {
    const {
      text = '',
      attachments = [],
      start,
    } = typeof step.customer === 'string' ? { text: step.customer } : step.customer
    const begun = start === undefined ? '' : `[start ${start.payload ?? ''}]`
    return [
      'customer',
      [begun, text, ...attachments.map(({ kind, url }) => `[${kind} ${url}]`)].filter(Boolean).join(' '),
    ]
  }
  if ('after' in step) return ['after', step.after]
  if ('bot' in step) {
    if (step.bot === 'fails') return ['botFails', '']
    const { replies = [], handback } = step.bot
    const said = replies.join(' / ')
    if (handback === undefined) return ['botReplies', said]
    const { outcome = '', variables } = handback
    return [
      'botHandsBack',
      [said, outcome, variables === undefined ? '' : write(variables)].filter(Boolean).join(' · '),
    ]
  }
  if ('request' in step) {
    if (step.request === 'fails') return ['requestFails', '']
    const { status, body } = step.request
    return ['requestReturns', body === undefined ? String(status) : `${status} ${write(body)}`]
  }
  if ('undelivered' in step) return ['undelivered', step.undelivered]
  if ('agent' in step) return ['agentCloses', '']
  if ('start' in step) {
    const { entry, variables } = step.start
    return ['begins', [entry, variables === undefined ? '' : write(variables)].filter(Boolean).join(' · ')]
  }
  if ('sent' in step) return sayText(step.sent)
  if ('enqueued' in step) {
    const { queue, skills = [], priority } = step.enqueued
    const required = skills.map((each) =>
      typeof each === 'string' ? each : [each.skill, each.level].filter((part) => part !== undefined).join(' '),
    )
    return ['enqueued', [queue, ...required, ...(priority === undefined ? [] : [`+${priority}`])].join(', ')]
  }
  if ('handedTo' in step) return ['handedTo', step.handedTo]
  if ('waiting' in step) return ['waiting', step.waiting]
  if ('variables' in step) return ['variables', write(step.variables)]
  if ('outcome' in step) return ['outcome', step.outcome]
  if ('path' in step) return ['path', step.path.join(' → ')]
  return ['closed' in step ? 'closed' : 'nothing', '']
}

function sayText(expected: TextExpectation): readonly [StepKind, string] {
  if (typeof expected === 'string') return ['sent', expected]
  if ('contains' in expected) return ['sentContains', expected.contains]
  return 'shows' in expected ? ['sentShows', expected.shows.join(', ')] : ['sentMatches', expected.matches]
}

const write = (value: Json): string => JSON.stringify(value)
