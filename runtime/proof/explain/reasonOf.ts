import { type Value, type Words, words } from '../../engine/words.ts'

/** The reasons that the engine writes into traces, whole. */
const WHOLE: readonly Words[] = [
  words`empty`,
  words`not a number`,
  words`not a whole number`,
  words`not an e-mail address`,
  words`not a phone number`,
  words`not a date`,
  words`could be two numbers`,
  words`could be two dates`,
  words`more digits than can be kept`,
  words`names no option`,
  words`an object has no text; name a member of it`,
  words`names more than one option`,
  words`denies an option`,
  words`presses a button of another question`,
  words`does not fit the pattern`,
  words`assigned`,
  words`done`,
  words`the customer has opted out`,
  words`the timer is not running any more`,
  words`nothing waits for it`,
  words`the flow has ended`,
  words`there is no conversation`,
  words`the conversation is closed`,
]

/** Those that hold a value. */
const WITH_VALUE: readonly (readonly [form: RegExp, say: (value: string) => Words])[] = [
  [/^longer than (\d+) characters$/, (value) => words`longer than ${value} characters`],
  [/^less than (.+)$/, (value) => words`less than ${value}`],
  [/^more than (.+)$/, (value) => words`more than ${value}`],
  [/^before (.+)$/, (value) => words`before ${value}`],
  [/^after (.+)$/, (value) => words`after ${value}`],
  [/^keyword at "(.+)"$/, (value) => words`keyword at "${value}"`],
  [/^"(.+)" waits for another answer$/, (value) => words`"${value}" waits for another answer`],
  [/^the conversation is with the (.+)$/, (value) => words`the conversation is with the ${value}`],
  [/^failed: (.+)$/, (value) => words`failed: ${value}`],
  [/^status (\d+)$/, (value) => words`status ${value}`],
]

const whole = new Map(WHOLE.map((reason) => [reason.template, reason]))

/** A trace's reason as words; one that no catalogue can know (a bot's own, a flow's outcome) stays as it is. */
export function reasonOf(reason: string): Value {
  const known = whole.get(reason)
  if (known !== undefined) return known
  for (const [form, say] of WITH_VALUE) {
    const value = form.exec(reason)?.[1]
    if (value !== undefined) return say(value)
  }
  return reason
}
