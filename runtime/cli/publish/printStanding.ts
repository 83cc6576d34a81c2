import type { StandingPlace } from '../../../schemas/wire.ts'
import type { Io } from '../Command.ts'
import { count, paint, printable, printLine } from '../print.ts'

/** A release as people compare it. */
export const shortHash = (hash: string): string => hash.slice(0, 12)

/** Prints who stands where, by flow, and what becomes of them; of a canary, of those who get it. */
export function printStanding({ stdout }: Io, standing: readonly StandingPlace[], isCanary = false): void {
  const total = standing.reduce((sum, { conversations }) => sum + conversations, 0)
  const whose = isCanary ? '; of these, those who get the canary' : ''
  const said = total === 0 ? 'nobody is mid-flow' : `${count(total, 'conversation')} mid-flow${whose}`
  printLine(stdout, `Standing      ${said}`)
  const width = Math.max(...standing.map(({ conversations }) => String(conversations).length))
  const nodeWidth = Math.max(...standing.map(({ node }) => (node ?? NOT_BEGUN).length))
  for (const [flow, places] of Map.groupBy(standing, (place) => place.flow)) {
    printLine(stdout, `  ${paint(stdout, 'bold', printable(places[0]?.flowName ?? flow))}`)
    for (const place of places) {
      const number = String(place.conversations).padStart(width)
      const node = (place.node ?? NOT_BEGUN).padEnd(nodeWidth)
      printLine(stdout, `    ${number}  ${printable(node)}  ${sayFate(place)}${sayMissing(stdout, place)}`)
    }
  }
}

const NOT_BEGUN = '(not begun)'

function sayFate({ release, fate, to }: StandingPlace): string {
  switch (fate) {
    case 'stays':
      return 'on this release already'
    case 'finishes':
      return `finish on ${shortHash(release)}`
    case 'restarts':
      return 'begin anew with their next message'
    case 'moves':
      return `go on at ${to} with their next message`
  }
}

function sayMissing(stdout: NodeJS.WriteStream, { fate, hasPlace }: StandingPlace): string {
  return fate === 'stays' || fate === 'moves' || hasPlace
    ? ''
    : `  ${paint(stdout, 'yellow', 'no such node waits in the new release')}`
}
