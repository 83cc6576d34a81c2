import type { Scenario } from '../../../../schemas/scenarios.ts'
import { type Value, words } from '../../../engine/words.ts'
import { isGive } from '../../scenario/runScenario.ts'
import { sayGive } from './sayGive.ts'

const DAYS = [words`Sun`, words`Mon`, words`Tue`, words`Wed`, words`Thu`, words`Fri`, words`Sat`] as const

/** One by one: when an example takes place, for whom, and what happens before its last message: `Fri 13:30, it, tier gold, “hello”, PT1H of silence`. */
export function sayCircumstances({ at, channel, contact = {}, emergency = {}, steps }: Scenario): readonly Value[] {
  const before = steps.filter(isGive).map(sayGive).slice(0, -1)
  const { language = '', ...attributes } = contact
  return [
    ...sayTime(at),
    ...Object.entries(emergency).map(([schedule, isOn]) =>
      isOn ? words`an emergency at ${schedule}` : words`no emergency at ${schedule}`,
    ),
    channel ?? '',
    language,
    ...Object.entries(attributes).map(([attribute, value]) => `${attribute} ${say(value)}`),
    ...before,
  ].filter((said) => said !== '')
}

/** The time as the example writes it, in the zone of its own. */
function sayTime(at: string | undefined): readonly Value[] {
  const [, date, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(at ?? '') ?? []
  const day = date === undefined ? undefined : DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()]
  return day === undefined || time === undefined ? [] : [words`${day} ${time}`]
}

const say = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
