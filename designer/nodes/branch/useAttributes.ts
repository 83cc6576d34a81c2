import { useFlow, useWorkspace } from '../../editor/DesignerContext.ts'
import { type Attribute, attributesOf } from './attributes.ts'

/** What conditions of the open flow can look at. */
export function useAttributes(): readonly Attribute[] {
  const workspace = useWorkspace()
  const flow = useFlow()
  return flow === null ? NONE : attributesOf(workspace, flow)
}

const NONE: readonly Attribute[] = []
