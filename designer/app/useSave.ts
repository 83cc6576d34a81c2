import { useCallback } from 'react'
import { saveFiles } from '../document/saveFiles.ts'
import { useDesigner } from '../editor/DesignerContext.ts'

/** Saves every changed file. A file that someone else changed meanwhile is put before the author, never written over. */
export function useSave(): () => Promise<void> {
  const { document, editor, api } = useDesigner()
  return useCallback(async () => {
    if (editor.getState().isSaving) return
    editor.setState({ isSaving: true })
    const unsaved = await saveFiles(document, api.write)
    const failure = unsaved.find(({ kind }) => kind === 'failed')
    editor.setState({
      isSaving: false,
      conflicts: unsaved.filter((each) => each.kind === 'conflict'),
      notice:
        failure?.kind === 'failed'
          ? { kind: 'failed', detail: failure.detail }
          : unsaved.length === 0
            ? { kind: 'saved' }
            : null,
    })
  }, [document, editor, api])
}
