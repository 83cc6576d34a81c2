import type { WorkspaceDelta } from '../document/workspaceDelta.ts'
import { createPlayer } from './createPlayer.ts'

/** In a worker: answers each change of the workspace with how all its scenarios go. */
export function runPlay(): void {
  const play = createPlayer()
  self.addEventListener('message', ({ data }: MessageEvent<WorkspaceDelta>) => self.postMessage(play(data)))
}
