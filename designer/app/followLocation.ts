import type { DocumentStore } from '../document/DocumentStore.ts'
import { type EditorStore, openFlow } from '../editor/EditorStore.ts'

/** Keeps the open flow and the address (`#/flows/front-desk`) in step, so that a flow can be linked to and Back goes back. */
export function followLocation(editor: EditorStore, document: DocumentStore): void {
  const follow = () => {
    const { flows } = document.getState().history.present
    const named = /^#\/flows\/([^/]+)$/.exec(window.location.hash)?.[1]
    const flowId = named !== undefined && Object.hasOwn(flows, named) ? named : Object.keys(flows).sort()[0]
    if (flowId !== undefined && flowId !== editor.getState().flowId) openFlow(editor, flowId)
  }
  follow()
  window.addEventListener('hashchange', follow)
  editor.subscribe(({ flowId }, before) => {
    if (flowId !== null && flowId !== before.flowId) window.location.hash = `#/flows/${flowId}`
  })
}
