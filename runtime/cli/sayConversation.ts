import type { SpokenLine } from '../engine/scenario/ScenarioResult.ts'

/** A conversation as it went, a line each with its time, which is said again only when it changes; the day, when it is another. `at` gives the offset from UTC that the times are told in. */
export function sayConversation(lines: readonly SpokenLine[], at = 'Z'): readonly string[] {
  const offset = offsetMs(at)
  let lastDay = ''
  let lastTime = ''
  return lines.flatMap((line) => {
    const [day = '', time = ''] = new Date(line.at + offset).toISOString().slice(0, 19).split('T')
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

/** The offset of an RFC 3339 time, in milliseconds. */
function offsetMs(at: string): number {
  const match = /([+-])(\d\d):(\d\d)$/.exec(at)
  if (match === null) return 0
  const minutes = Number(match[2]) * 60 + Number(match[3])
  return (match[1] === '-' ? -minutes : minutes) * 60_000
}
