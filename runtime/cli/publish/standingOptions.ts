import type { OnStanding } from '../../../schemas/wire.ts'
import { AppError } from '../../AppError.ts'

/** What becomes of conversations that stand mid-flow. */
export const STANDING_OPTIONS = {
  'on-standing': {
    type: 'string',
    placeholder: 'POLICY',
    description: 'customers who are mid-flow: pin (default), restart or migrate',
  },
} as const

export const MAP_OPTION = {
  map: {
    type: 'string',
    placeholder: 'OLD=NEW,…',
    description: 'with --on-standing migrate: nodes that have another id now',
  },
} as const

export const SAY_POLICIES = `  pin      they finish on the release that they began on
  restart  their next message begins anew
  migrate  their next message is taken by the same node of the new release, where it has one that waits for the same things;
           the others finish where they are`

const POLICIES: readonly OnStanding['policy'][] = ['pin', 'restart', 'migrate']

/** Reads the options; undefined when none is given. Throws `badRequest`. */
export function readStandingOptions(values: {
  readonly 'on-standing'?: string
  readonly map?: string
}): OnStanding | undefined {
  const { 'on-standing': asked, map } = values
  if (map !== undefined && asked !== 'migrate') throw refuse('--map goes with --on-standing migrate.')
  if (asked === undefined) return undefined
  const policy = POLICIES.find((known) => known === asked)
  if (policy === undefined) throw refuse(`--on-standing: "${asked}" is none of ${POLICIES.join(', ')}.`)
  return map === undefined ? { policy } : { policy, map: readMap(map) }
}

function readMap(text: string): { readonly [node: string]: string } {
  const pairs = text.split(',').map((pair) => {
    const [, from, to] = /^\s*([^=\s]+)\s*=\s*([^=\s]+)\s*$/.exec(pair) ?? []
    if (from === undefined || to === undefined)
      throw refuse(`--map: "${pair}" is no pair of nodes. Write old=new,old=new.`)
    return [from, to] as const
  })
  return Object.fromEntries(pairs)
}

const refuse = (detail: string): AppError => new AppError('badRequest', { detail })
