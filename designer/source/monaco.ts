/*
 * Monaco with one language, loaded only when somebody opens the source; its workers are files of this host. All features, because they ask for
 * each other's services: a choice of twenty was a tenth smaller and failed at the first key.
 */
import 'monaco-editor/features/register.all'
import { editor, MarkerSeverity, Uri } from 'monaco-editor/editor'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { filePath } from '../../runtime/engine/files/FileKind.ts'
import { SCHEMAS } from './schemas.ts'

self.MonacoEnvironment = {
  getWorker: (_id, label) =>
    label === 'json'
      ? // Monaco's own file, which it names too: one of ours that imports it would be a second copy of 430 kB.
        new Worker(new URL('monaco-editor/languages/features/json/json.worker.js', import.meta.url), { type: 'module' })
      : new Worker(new URL('./editorWorker.ts', import.meta.url), { type: 'module' }),
}

jsonDefaults.setDiagnosticsOptions({
  // Problems come from our own reader, which says them in the words that the problem list has too.
  validate: false,
  enableSchemaRequest: false,
  schemas: Object.entries(SCHEMAS).map(([path, schema]) => ({
    uri: `usher:/schemas/${path}`,
    schema,
    ...(path === 'flow.schema.json' ? { fileMatch: [`*.flow.json`] } : {}),
  })),
})

/** Where a flow's text lies for Monaco: the name tells which schema it has. */
export const flowUri = (flowId: string, version = 'now') => Uri.parse(`usher:/${version}/${filePath('flow', flowId)}`)

export { editor, MarkerSeverity }
