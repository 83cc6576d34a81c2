import type { WorkspaceFile } from '../../../schemas/resources.ts'

export type CheckSettings = NonNullable<WorkspaceFile['check']>
export type CoverageSettings = NonNullable<WorkspaceFile['coverage']>
export type Suppression = NonNullable<CheckSettings['suppress']>[number]
export type WrittenSeverity = NonNullable<CheckSettings['rules']>[string]

/** The rules whose severity a workspace may choose, and whose findings it may suppress. A list of its own, because the rules themselves are as large as a third of the designer. */
export const RULE_CODES: readonly string[] = [
  'badPattern',
  'channelVariableMissing',
  'consentWordUsed',
  'duplicateId',
  'emptyKeywords',
  'handOverNotTaken',
  'hostsOwnName',
  'hoursAtClockChange',
  'ineffectiveSetting',
  'keywordAmbiguous',
  'keywordDuplicated',
  'keywordLikePattern',
  'keywordShadowed',
  'labelTooLong',
  'loopWithoutCustomer',
  'mediaNotShown',
  'missingTranslation',
  'noGoodbye',
  'objectInText',
  'outcomeEndsFlow',
  'pastDate',
  'reminderNeverComes',
  'reservedExitName',
  'scheduleProblem',
  'secretInFile',
  'sendAfterReplyWindow',
  'shownSimpler',
  'splitNotHundred',
  'textTooLong',
  'tooManyKeywords',
  'tooManyQuickReplies',
  'tooManyReplies',
  'unknownExit',
  'unknownLanguage',
  'unknownValue',
  'unreachableNode',
  'unusedBot',
  'unusedFlow',
  'unusedQueue',
  'unusedSchedule',
  'unusedSkill',
  'unusedSuppression',
  'unusedVariable',
  'valueReadBeforeSet',
  'variableReadBeforeSet',
]

/** The settings of the checks without what is empty or the default; undefined when nothing is left. */
export function tidyCheck({ extends: preset, rules = {}, suppress = [] }: CheckSettings): CheckSettings | undefined {
  const tidy: CheckSettings = {
    ...(preset === undefined || preset === 'recommended' ? {} : { extends: preset }),
    ...(Object.keys(rules).length === 0 ? {} : { rules }),
    ...(suppress.length === 0 ? {} : { suppress }),
  }
  return Object.keys(tidy).length === 0 ? undefined : tidy
}

/** The thresholds that are asked for; undefined when none is. */
export function tidyCoverage(
  coverage: {
    readonly [name in keyof CoverageSettings]: CoverageSettings[name] | undefined
  },
): CoverageSettings | undefined {
  const asked = Object.entries(coverage).filter(([, least]) => least !== undefined)
  return asked.length === 0 ? undefined : Object.fromEntries(asked)
}
