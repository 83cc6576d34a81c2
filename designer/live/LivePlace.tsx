import { useEditor, useFlow } from '../editor/DesignerContext.ts'
import { LivePanel } from './LivePanel.tsx'

/** Where the live release is looked at, while it is. */
export function LivePlace({ className }: { readonly className: string | undefined }) {
  const since = useEditor(({ liveSince }) => liveSince)
  const flow = useFlow()
  if (since === null || flow === null) return null
  return (
    <div className={className}>
      <LivePanel key={flow.id} flowId={flow.id} since={since} />
    </div>
  )
}
