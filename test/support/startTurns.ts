import { hashWorkspace } from '../../runtime/engine/files/hashWorkspace.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { startInbound } from './startInbound.ts'
import { flowOf, workspaceOf } from './workspaceOf.ts'

/** Publishes a flow that puts everybody in the queue `general`; gives a function that writes as a customer and resolves to the conversation. */
export async function startTurns(store: Store): Promise<(address: string) => Promise<string>> {
  const workspace = workspaceOf([flowOf({ queue: { type: 'enqueue', queue: 'general' } })], { bots: {} })
  await store.releases.publish({ hash: hashWorkspace(workspace), publishedAt: Date.now(), note: null, workspace })
  const { inbound } = await startInbound(store)
  return async (address) => {
    const { conversationId } = await inbound.receive({
      source: `m:web:${address}`,
      at: Date.now(),
      from: { channel: 'web', address },
      event: { type: 'message', text: 'hello' },
    })
    return conversationId
  }
}
