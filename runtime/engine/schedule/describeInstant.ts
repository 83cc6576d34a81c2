// The words for English, Italian and Chinese are written here: ICU's differ between engines and versions, and a turn
// must come out the same, byte for byte, on every host. Other languages read as the platform's Intl says.
import { type CivilDay, utcDay, weekdayOf } from './civilDay.ts'
import { Temporal } from './temporal.ts'
import { knownTimeZone } from './timeZone.ts'

/** What a phrase is made of; `time` is `HH:MM`, `date` carries the year only when it is not the present one. */
type Words = {
  readonly weekdays: readonly string[]
  readonly today: (time: string) => string
  readonly tomorrow: (time: string) => string
  readonly weekday: (weekday: string, time: string) => string
  readonly date: (weekday: string, day: number, month: number, year: number | null, time: string) => string
}

const EN_MONTHS = 'January February March April May June July August September October November December'.split(' ')
const IT_MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
)

const EN: Words = {
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  today: (time) => `today at ${time}`,
  tomorrow: (time) => `tomorrow at ${time}`,
  weekday: (weekday, time) => `${weekday} at ${time}`,
  date: (weekday, day, month, year, time) =>
    `${weekday} ${day} ${EN_MONTHS[month - 1]}${year === null ? '' : ` ${year}`} at ${time}`,
}

const IT: Words = {
  weekdays: ['lunedì', 'martedì', 'mercoledì', 'giovedì', 'venerdì', 'sabato', 'domenica'],
  today: (time) => `oggi alle ${time}`,
  tomorrow: (time) => `domani alle ${time}`,
  weekday: (weekday, time) => `${weekday} alle ${time}`,
  date: (weekday, day, month, year, time) =>
    `${weekday} ${day} ${IT_MONTHS[month - 1]}${year === null ? '' : ` ${year}`} alle ${time}`,
}

const ZH: Words = {
  weekdays: ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'],
  today: (time) => `今天 ${time}`,
  tomorrow: (time) => `明天 ${time}`,
  weekday: (weekday, time) => `${weekday} ${time}`,
  date: (weekday, day, month, year, time) => `${year === null ? '' : `${year}年`}${month}月${day}日${weekday} ${time}`,
}

const WORDS: { readonly [language: string]: Words } = { en: EN, it: IT, zh: ZH }

/** A weekday alone names one of the coming days only up to this many days ahead; after that the date is said. */
const WEEKDAY_ALONE_DAYS = 6

/**
 * Says an instant (epoch milliseconds) on the wall clock of a zone, as a customer reads it at `now`:
 * `today at 14:00`, `domani alle 09:00`, `星期一 09:00`, from a week on with the date (`Monday 5 January at 09:00`), and with the year when it is another one.
 * `language` is a BCP 47 tag of which the first part decides; a tag that is none reads English, an unknown zone is UTC.
 *
 * @example
 * describeInstant(Date.parse('2026-11-23T08:00:00Z'), 'Europe/Rome', 'it', Date.parse('2026-11-20T17:00:00Z')) // 'lunedì alle 09:00'
 */
export function describeInstant(epochMs: number, timeZone: string, language: string, now: number): string {
  const zone = knownTimeZone(timeZone)
  const then = clockAt(epochMs, zone)
  const present = clockAt(now, zone)
  const words = WORDS[language.split('-', 1)[0]?.toLowerCase() ?? '']
  if (words !== undefined) return describe(words, then, present)
  const format = formatFor(language, zone, then.year !== present.year)
  return format === null ? describe(EN, then, present) : format.format(epochMs)
}

type Clock = {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly time: string
  readonly civilDay: CivilDay
}

function describe(words: Words, then: Clock, present: Clock): string {
  const ahead = then.civilDay - present.civilDay
  if (ahead === 0) return words.today(then.time)
  if (ahead === 1) return words.tomorrow(then.time)
  const weekday = words.weekdays[weekdayOf(then.civilDay)] ?? ''
  if (ahead > 1 && ahead <= WEEKDAY_ALONE_DAYS) return words.weekday(weekday, then.time)
  return words.date(weekday, then.day, then.month, then.year === present.year ? null : then.year, then.time)
}

/** Zones had offsets with seconds until 1972; since then all instants of a minute read the same on a wall clock. */
const WHOLE_MINUTES_SINCE = Date.UTC(1973, 0)
const MINUTE = 60_000
/** Clocks already read: Temporal takes 4 µs for each, and a host asks for the present minute and the next opening again and again. Never changes a result. */
const clocks = new Map<string, Clock>()
const KEPT_CLOCKS = 256

function clockAt(epochMs: number, zone: string): Clock {
  if (epochMs < WHOLE_MINUTES_SINCE) return readClock(epochMs, zone)
  const key = `${zone} ${Math.floor(epochMs / MINUTE)}`
  const kept = clocks.get(key)
  if (kept !== undefined) return kept
  const clock = readClock(epochMs, zone)
  if (clocks.size >= KEPT_CLOCKS) clocks.clear()
  clocks.set(key, clock)
  return clock
}

function readClock(epochMs: number, zone: string): Clock {
  const { year, month, day, hour, minute } = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(zone)
  const two = (value: number) => String(value).padStart(2, '0')
  return { year, month, day, time: `${two(hour)}:${two(minute)}`, civilDay: utcDay(Date.UTC(year, month - 1, day)) }
}

/** A new Intl.DateTimeFormat costs 156 µs; the few that a host needs are kept. */
const formats = new Map<string, Intl.DateTimeFormat | null>()
const KEPT_FORMATS = 128

function formatFor(language: string, timeZone: string, withYear: boolean): Intl.DateTimeFormat | null {
  const key = `${language} ${timeZone} ${withYear}`
  const kept = formats.get(key)
  if (kept !== undefined) return kept
  const made = makeFormat(language, timeZone, withYear)
  if (formats.size >= KEPT_FORMATS) formats.clear()
  formats.set(key, made)
  return made
}

function makeFormat(language: string, timeZone: string, withYear: boolean): Intl.DateTimeFormat | null {
  const options = { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' } as const
  try {
    const year = withYear ? ({ year: 'numeric' } as const) : {}
    return new Intl.DateTimeFormat(language, { ...options, ...year, hourCycle: 'h23', timeZone })
  } catch {
    return null
  }
}
