/** How mail programs say of a subject that it is an answer, or passes a letter on; in the languages that are written to us most. */
const ANSWERED = '(?:re|r|rif|aw|antw|sv|vs|rép|odp|ynt|回复|回覆|答复|答覆)'
const PASSED_ON = '(?:fwd?|i|wg|tr|rv|enc|vb|inoltrato|转发|轉寄)'
const PREFIX = new RegExp(`^(?:\\s*(?:${ANSWERED}|${PASSED_ON})(?:\\s*[[(]?\\d{1,3}[\\])]?)?\\s*[:：])+\\s*`, 'iu')
const ANSWER = new RegExp(`^\\s*${ANSWERED}(?:\\s*[[(]?\\d{1,3}[\\])]?)?\\s*[:：]`, 'iu')
const FORWARD = new RegExp(`^\\s*${PASSED_ON}\\s*[:：]`, 'iu')

/** What a letter is about, without what was put before it on its way. */
export const topicOf = (subject: string): string => subject.replace(PREFIX, '').trim()
export const isAnswer = (subject: string): boolean => ANSWER.test(subject)
export const isForward = (subject: string): boolean => FORWARD.test(subject)
