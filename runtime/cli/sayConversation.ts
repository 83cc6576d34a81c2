import type { SpokenLine } from '../proof/scenario/ScenarioResult.ts'

/** A conversation as it went, a line each with its time, which is said again only when it changes; the day, when it is another. `at` gives the offset from UTC that the times are told in. */
export function sayConversation(lines: readonly SpokenLine[], at = 'Z'): readonly string[] {
  const offset = offsetMs(at)
  let lastDay = ''
  let lastTime = ''
  return lines.flatMap((line) => {
    const [day = '', time = ''] = sayInstant(line.at + offset)
    const said: string[] = []
    if (day !== lastDay) said.push(day)
    const shown = day === lastDay && time === lastTime ? ' '.repeat(time.length) : time
    lastDay = day
    lastTime = time
    const [first = '', ...more] = line.text.split('\n')
    said.push(`${shown}  ${line.who.padEnd(8)}  ${first}`, ...more.map((text) => `${' '.repeat(20)}${text}`))
    return said
  })
}

/** Day and time of day. A scenario may let so much time pass that there is no date any more: then it is the last one that there is. */
function sayInstant(ms: number): readonly string[] {
  return new Date(Math.min(ms, 8.64e15))
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .split('T')
}

/** The offset of an RFC 3339 time, in milliseconds. */
function offsetMs(at: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(at)
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}
