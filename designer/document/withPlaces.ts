import type { FlowCommand } from './Command.ts'
import type { Drawing, Point } from './Drawing.ts'
import { placeNodes } from './placeNodes.ts'
import { done } from './Result.ts'

type Places = { readonly [id: string]: Point }

/** A drawing that has no layout of its own, with places that were found for it; any other drawing as it is. */
export function withPlaces(drawing: Drawing, places: Places | undefined): Drawing {
  const { flow, layout } = drawing
  if (places === undefined || Object.keys(layout.nodes).length > 0) return drawing
  const known = Object.entries(places).filter(([id]) => Object.hasOwn(flow.nodes, id))
  return known.length === 0 ? drawing : { flow, layout: { ...layout, nodes: Object.fromEntries(known) } }
}

/**
 * The command on a drawing as it is shown. The first command that moves a box of a flow without a layout keeps the places of all others
 * too, so nothing jumps; one that moves none writes no layout.
 */
export const onShown =
  <Args>(command: FlowCommand<Args>, places: Places | undefined): FlowCommand<Args> =>
  (drawing, args) => {
    // Before tidy places are found, the flow is shown at provisional ones.
    const shown = withPlaces(drawing, places ?? placeNodes(drawing))
    const result = command(shown, args)
    if (!result.ok || shown === drawing || result.value.layout !== shown.layout) return result
    return done({ flow: result.value.flow, layout: drawing.layout })
  }
