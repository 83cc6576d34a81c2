import type { editor } from 'monaco-editor/editor'

/** How texts are shown, alone and side by side. */
export const SOURCE_OPTIONS = {
  automaticLayout: true,
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  tabSize: 2,
  fontSize: 13,
  lineHeight: 20,
  padding: { top: 8, bottom: 8 },
  stickyScroll: { enabled: false },
  wordWrap: 'on',
  fixedOverflowWidgets: true,
  // A real text field, so that our own keys know that somebody is typing.
  editContext: false,
  // The Tab key leaves the editor, as everywhere else on the page.
  tabFocusMode: true,
  renderFinalNewline: 'on',
  unicodeHighlight: { ambiguousCharacters: false },
} as const satisfies editor.IEditorOptions & editor.IGlobalEditorOptions & { readonly tabFocusMode: boolean }
