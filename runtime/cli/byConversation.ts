import { AppError } from '../AppError.ts'
import type { RecordedTurn } from '../engine/turn/RecordedTurn.ts'

/** Gathers turns that come conversation by conversation. Throws `invalidWorkspace` when one is not whole, or not in order. */
export async function* byConversation(turns: AsyncIterable<RecordedTurn>): AsyncGenerator<readonly RecordedTurn[]> {
  let gathered: RecordedTurn[] = []
  for await (const turn of turns) {
    const last = gathered.at(-1)
    if (last !== undefined && last.conversationId !== turn.conversationId) {
      yield gathered
      gathered = []
    }
    if (turn.seq !== gathered.length + 1) {
      throw new AppError('invalidWorkspace', {
        detail: `Conversation ${turn.conversationId} goes on with its turn ${turn.seq} where turn ${gathered.length + 1} should come. Export whole conversations, and do not sort or cut the file.`,
      })
    }
    gathered.push(turn)
  }
  if (gathered.length > 0) yield gathered
}
