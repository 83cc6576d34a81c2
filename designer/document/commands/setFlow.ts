import type { Flow } from '../../../schemas/flow.ts'
import type { Drawing } from '../Drawing.ts'
import { done, type Result } from '../Result.ts'

export type SetFlow = Partial<Pick<Flow, 'name' | 'languages' | 'fallback'>> & {
  /** null takes them away */
  readonly description?: string | null
  readonly returning?: string | null
}

/** Changes what is said of the flow as a whole: name, description, languages, fallback, where returning customers begin. */
export function setFlow(drawing: Drawing, { description, returning, ...named }: SetFlow): Result<Drawing> {
  const { description: oldDescription, returning: oldReturning, ...rest } = drawing.flow
  const said = description === undefined ? oldDescription : description
  const back = returning === undefined ? oldReturning : returning
  return done({
    ...drawing,
    flow: {
      ...rest,
      ...named,
      ...(said === undefined || said === null || said === '' ? {} : { description: said }),
      ...(back === undefined || back === null ? {} : { returning: back }),
    },
  })
}
