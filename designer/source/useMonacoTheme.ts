import { useLayoutEffect } from 'react'
import { useEditor } from '../editor/DesignerContext.ts'
import { editor as monaco } from './monaco.ts'

/** What Monaco paints, by the meanings of our own colours. */
const COLORS = {
  'editor.background': '--surface',
  'editor.foreground': '--text',
  'editorGutter.background': '--surface',
  'editorLineNumber.foreground': '--text-quiet',
  'editorLineNumber.activeForeground': '--text',
  'editor.lineHighlightBackground': '--surface-sunken',
  'editor.selectionBackground': '--accent-soft',
  'editorCursor.foreground': '--accent',
  'editorIndentGuide.background1': '--border',
  'editorWidget.background': '--surface-raised',
  'editorWidget.foreground': '--text',
  'editorWidget.border': '--border',
  'editorSuggestWidget.selectedBackground': '--accent-soft',
  'editorSuggestWidget.selectedForeground': '--text',
  'editorSuggestWidget.highlightForeground': '--accent',
  'editorHoverWidget.background': '--surface-raised',
  'editorError.foreground': '--error',
  'editorWarning.foreground': '--warning',
  'editorInfo.foreground': '--accent',
  // Until all brackets are paired it takes some for wrong.
  'editorBracketHighlight.unexpectedBracket.foreground': '--error',
  'diffEditor.insertedLineBackground': '--good-soft',
  'diffEditor.removedLineBackground': '--error-soft',
  focusBorder: '--focus',
} as const
const TOKENS = [
  ['string.key.json', '--talk'],
  ['string.value.json', '--hand'],
  ['number.json', '--decide'],
  ['keyword.json', '--listen'],
  ['delimiter', '--text-quiet'],
  ['invalid', '--error'],
] as const

/** Gives Monaco the colours of the designer, in the light and in the dark. */
export function useMonacoTheme(): void {
  const theme = useEditor((state) => state.theme)
  useLayoutEffect(() => {
    const style = getComputedStyle(document.documentElement)
    const color = (token: string) => inSixDigits(style.getPropertyValue(token).trim())
    monaco.defineTheme('usher', {
      base: theme === 'dark' ? 'vs-dark' : 'vs',
      inherit: true,
      colors: Object.fromEntries(Object.entries(COLORS).map(([name, token]) => [name, color(token)])),
      rules: TOKENS.map(([token, meaning]) => ({ token, foreground: color(meaning).slice(1) })),
    })
    monaco.setTheme('usher')
  }, [theme])
}

/** Monaco takes no other form; a build shortens `#ffffff` to `#fff`. */
const inSixDigits = (color: string): string => color.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3')
