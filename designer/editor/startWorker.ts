export type Task = 'check' | 'play' | 'generate' | 'review'

/** Begins a worker that does one kind of task beside the page, and tells what it finds in `language`. */
export function startWorker(task: Task, language = 'en'): Worker {
  return new Worker(new URL('../worker.ts', import.meta.url), { type: 'module', name: `${task} ${language}` })
}
