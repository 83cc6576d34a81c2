import type { Step } from '../../schemas/scenarios.ts'

type Needing = 'bot' | 'request' | 'agent' | 'other'

/** What a step needs to happen: a bot, a request or people that have the conversation; anything else always happens. */
export const kindOf = (step: Step): Needing =>
  'bot' in step ? 'bot' : 'request' in step ? 'request' : 'agent' in step ? 'agent' : 'other'
