/* Runs in a worker: answers each change of the workspace with how all its scenarios go. */
import type { WorkspaceDelta } from '../document/workspaceDelta.ts'
import { createPlayer } from './createPlayer.ts'

const play = createPlayer()

self.addEventListener('message', ({ data }: MessageEvent<WorkspaceDelta>) => self.postMessage(play(data)))
