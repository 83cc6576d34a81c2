import type { DocumentStore } from '../document/DocumentStore.ts'
import { RESOURCE_KINDS, type ResourcePlace } from '../document/workspace/resources.ts'
import { type EditorState, type EditorStore, openFlow, openResource } from '../editor/EditorStore.ts'

/**
 * Keeps what is open and the address in step, so that it can be linked to and Back goes back: `#/flows/front-desk` is a flow on the canvas,
 * `#/workspace/queue/billing` a queue among the queues.
 */
export function followLocation(editor: EditorStore, document: DocumentStore): void {
  /** The address that was followed or written last. One that has come since is told of only by the event behind it, and must not be written over meanwhile. */
  let followed = ''
  const follow = () => {
    followed = window.location.hash
    if (window.location.hash === addressOf(editor.getState())) return
    const resource = resourceAt(window.location.hash)
    if (resource !== null) {
      openResource(editor, resource)
      return
    }
    const { flows } = document.getState().history.present
    const named = /^#\/flows\/([^/]+)$/.exec(window.location.hash)?.[1]
    const flowId = named !== undefined && Object.hasOwn(flows, named) ? named : Object.keys(flows).sort()[0]
    if (flowId !== undefined && flowId !== editor.getState().flowId) openFlow(editor, flowId)
  }
  follow()
  window.addEventListener('hashchange', follow)
  editor.subscribe((state) => {
    const address = addressOf(state)
    if (address === null || address === followed) return
    followed = address
    window.location.hash = address
  })
}

function addressOf({ flowId, resource }: EditorState): string | null {
  if (resource !== null) return `#/workspace/${resource.kind}${resource.id === null ? '' : `/${resource.id}`}`
  return flowId === null ? null : `#/flows/${flowId}`
}

function resourceAt(hash: string): ResourcePlace | null {
  const [, name, id] = /^#\/workspace\/([a-z]+)(?:\/([^/]+))?$/.exec(hash) ?? []
  const kind = [...RESOURCE_KINDS, 'settings' as const].find((each) => each === name)
  return kind === undefined ? null : { kind, id: id ?? null }
}
