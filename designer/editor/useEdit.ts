import { useMemo } from 'react'
import type { FlowCommand } from '../document/Command.ts'
import { onShown } from '../document/withPlaces.ts'
import { useDesigner } from './DesignerContext.ts'
import { isAllowed } from './isAllowed.ts'

export type Edit = <Args>(
  name: string,
  command: FlowCommand<Args>,
  args: Args,
  about?: { readonly nodeIds?: readonly string[]; readonly key?: string },
) => boolean

/** Runs commands on the open flow. A refusal is told to the author; the answer says whether it was done. */
export function useEdit(): Edit {
  const { document, editor } = useDesigner()
  return useMemo(
    (): Edit =>
      (name, command, args, about = {}) => {
        const { flowId, arranged } = editor.getState()
        if (flowId === null || !isAllowed(editor)) return false
        const refusal = document.editFlow(name, onShown(command, arranged[flowId]), args, { flowId, ...about })
        if (refusal !== null) editor.setState({ notice: { kind: 'refused', refusal } })
        return refusal === null
      },
    [document, editor],
  )
}
