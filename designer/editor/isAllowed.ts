import type { EditorStore } from './EditorStore.ts'

/** Whether the session may change the workspace; when not, the author is told: what cannot be saved is not begun. */
export function isAllowed(editor: EditorStore): boolean {
  if (editor.getState().session.may.includes('designer')) return true
  editor.setState({ notice: { kind: 'notAllowed' } })
  return false
}
