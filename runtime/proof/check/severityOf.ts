import type { Severity } from '../../engine/issue.ts'
import type { Workspace } from '../../engine/workspace.ts'

/** What loses a customer, or cannot run at all. No workspace lowers or suppresses it. */
export const NEVER_LOWERED: ReadonlySet<string> = new Set([
  'unknownTarget',
  'unwiredExit',
  'noWayOut',
  'loopWithoutWait',
  'recursiveSubflow',
  'flowTooLarge',
  'badTemplate',
  'unknownQueue',
  'unknownSkill',
  'unknownBot',
  'unknownSchedule',
  'unknownFlow',
  'channelWithoutFlow',
])

/** What `"extends": "strict"` raises: what is most likely a mistake to an error, and every hint to a warning. */
export const STRICT: { readonly [code: string]: Severity } = {
  unreachableNode: 'error',
  loopWithoutCustomer: 'error',
  outcomeEndsFlow: 'error',
  unknownValue: 'error',
  objectInText: 'error',
  variableReadBeforeSet: 'error',
  valueReadBeforeSet: 'error',
  channelVariableMissing: 'error',
  missingTranslation: 'error',
  unknownLanguage: 'error',
  emptyKeywords: 'error',
  keywordDuplicated: 'error',
  keywordLikePattern: 'error',
  keywordShadowed: 'error',
  consentWordUsed: 'error',
  sendAfterReplyWindow: 'error',
  reminderNeverComes: 'error',
  tooManyReplies: 'error',
  secretInFile: 'error',
  mediaNotShown: 'error',
  keywordAmbiguous: 'warning',
  noGoodbye: 'warning',
  pastDate: 'warning',
  hoursAtClockChange: 'warning',
  unusedVariable: 'warning',
  unusedQueue: 'warning',
  unusedSkill: 'warning',
  unusedBot: 'warning',
  unusedSchedule: 'warning',
  unusedFlow: 'warning',
  unusedSuppression: 'warning',
}

const RANK: { readonly [severity in Severity]: number } = { info: 0, warning: 1, error: 2 }

/** How bad a finding of this rule is in this workspace, when the rule itself says `own`; null: the rule is switched off. */
export function severityOf({ workspace }: Workspace, code: string, own: Severity): Severity | null {
  if (NEVER_LOWERED.has(code)) return own
  const { extends: preset = 'recommended', rules = {} } = workspace.check ?? {}
  const written = Object.hasOwn(rules, code) ? rules[code] : undefined
  if (written !== undefined) return written === 'off' ? null : written
  const raised = preset === 'strict' && Object.hasOwn(STRICT, code) ? STRICT[code] : undefined
  return raised !== undefined && RANK[raised] > RANK[own] ? raised : own
}
