import type { Rule } from './Rule.ts'
import { badPattern } from './rules/badPattern.ts'
import { badTemplate } from './rules/badTemplate.ts'
import { channelVariableMissing } from './rules/channelVariableMissing.ts'
import { channelWithoutFlow } from './rules/channelWithoutFlow.ts'
import { consentWordUsed } from './rules/consentWordUsed.ts'
import { duplicateId } from './rules/duplicateId.ts'
import { emptyKeywords } from './rules/emptyKeywords.ts'
import { flowTooLarge } from './rules/flowTooLarge.ts'
import { handOverNotTaken } from './rules/handOverNotTaken.ts'
import { hostsOwnName } from './rules/hostsOwnName.ts'
import { hoursAtClockChange } from './rules/hoursAtClockChange.ts'
import { ineffectiveSetting } from './rules/ineffectiveSetting.ts'
import { keywordAmbiguous } from './rules/keywordAmbiguous.ts'
import { keywordDuplicated } from './rules/keywordDuplicated.ts'
import { keywordLikePattern } from './rules/keywordLikePattern.ts'
import { keywordShadowed } from './rules/keywordShadowed.ts'
import { labelTooLong } from './rules/labelTooLong.ts'
import { loopWithoutCustomer } from './rules/loopWithoutCustomer.ts'
import { loopWithoutWait } from './rules/loopWithoutWait.ts'
import { mediaNotShown } from './rules/mediaNotShown.ts'
import { missingTranslation } from './rules/missingTranslation.ts'
import { noGoodbye } from './rules/noGoodbye.ts'
import { noWayOut } from './rules/noWayOut.ts'
import { objectInText } from './rules/objectInText.ts'
import { outcomeEndsFlow } from './rules/outcomeEndsFlow.ts'
import { pastDate } from './rules/pastDate.ts'
import { recursiveSubflow } from './rules/recursiveSubflow.ts'
import { reminderNeverComes } from './rules/reminderNeverComes.ts'
import { reservedExitName } from './rules/reservedExitName.ts'
import { scheduleProblem } from './rules/scheduleProblem.ts'
import { secretInFile } from './rules/secretInFile.ts'
import { sendAfterReplyWindow } from './rules/sendAfterReplyWindow.ts'
import { shownSimpler } from './rules/shownSimpler.ts'
import { splitNotHundred } from './rules/splitNotHundred.ts'
import { textTooLong } from './rules/textTooLong.ts'
import { tooManyKeywords } from './rules/tooManyKeywords.ts'
import { tooManyQuickReplies } from './rules/tooManyQuickReplies.ts'
import { tooManyReplies } from './rules/tooManyReplies.ts'
import { unknownBot } from './rules/unknownBot.ts'
import { unknownExit } from './rules/unknownExit.ts'
import { unknownFlow } from './rules/unknownFlow.ts'
import { unknownLanguage } from './rules/unknownLanguage.ts'
import { unknownQueue } from './rules/unknownQueue.ts'
import { unknownSchedule } from './rules/unknownSchedule.ts'
import { unknownSkill } from './rules/unknownSkill.ts'
import { unknownTarget } from './rules/unknownTarget.ts'
import { unknownValue } from './rules/unknownValue.ts'
import { unreachableNode } from './rules/unreachableNode.ts'
import { unusedBot } from './rules/unusedBot.ts'
import { unusedFlow } from './rules/unusedFlow.ts'
import { unusedQueue } from './rules/unusedQueue.ts'
import { unusedSchedule } from './rules/unusedSchedule.ts'
import { unusedSkill } from './rules/unusedSkill.ts'
import { unusedSuppression } from './rules/unusedSuppression.ts'
import { unusedVariable } from './rules/unusedVariable.ts'
import { unwiredExit } from './rules/unwiredExit.ts'
import { valueReadBeforeSet } from './rules/valueReadBeforeSet.ts'
import { variableReadBeforeSet } from './rules/variableReadBeforeSet.ts'

/** Every rule, in the order in which a reader would look. A test compares the list with the folder. */
export const RULES: readonly Rule[] = [
  unknownTarget,
  unknownExit,
  unwiredExit,
  noWayOut,
  unreachableNode,
  loopWithoutWait,
  loopWithoutCustomer,
  recursiveSubflow,
  outcomeEndsFlow,
  flowTooLarge,
  unknownQueue,
  unknownSkill,
  unknownBot,
  unknownSchedule,
  unknownFlow,
  channelVariableMissing,
  channelWithoutFlow,
  handOverNotTaken,
  duplicateId,
  reservedExitName,
  splitNotHundred,
  badPattern,
  badTemplate,
  scheduleProblem,
  hoursAtClockChange,
  pastDate,
  unknownValue,
  objectInText,
  variableReadBeforeSet,
  valueReadBeforeSet,
  missingTranslation,
  unknownLanguage,
  emptyKeywords,
  keywordLikePattern,
  keywordDuplicated,
  keywordShadowed,
  keywordAmbiguous,
  tooManyKeywords,
  consentWordUsed,
  textTooLong,
  labelTooLong,
  tooManyQuickReplies,
  mediaNotShown,
  shownSimpler,
  sendAfterReplyWindow,
  reminderNeverComes,
  tooManyReplies,
  secretInFile,
  hostsOwnName,
  noGoodbye,
  unusedQueue,
  unusedSkill,
  unusedBot,
  unusedSchedule,
  unusedFlow,
  unusedVariable,
  ineffectiveSetting,
  // The last: it looks at what the others found.
  unusedSuppression,
]
