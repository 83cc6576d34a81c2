/*
 * What each of our workers runs. One file for all of them, since every worker's file is bundled by itself, with a copy of the engine (1 MB). Its name
 * says what it is for, and the language in which it tells what it finds.
 */
import type { Task } from './editor/startWorker.ts'
import { runCheck } from './problems/runCheck.ts'
import { runReview } from './publish/runReview.ts'
import { runGenerate } from './scenarios/runGenerate.ts'
import { runPlay } from './scenarios/runPlay.ts'

const RUN: { readonly [task in Task]: (language: string) => void } = {
  check: runCheck,
  play: runPlay,
  generate: runGenerate,
  review: runReview,
}

const [task, language] = self.name.split(' ') as [Task, string] // by startWorker
RUN[task](language)
