import { TEXT_LENGTH } from '../limits.ts'
import { liquid } from './liquid.ts'

export type Template = {
  readonly text: string
  /** renders against the values a turn knows, and throws what LiquidJS throws; null: it has no places, and is its text */
  readonly render: ((values: object) => string) | null
}

export type CompiledTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly message: string }

/** Compiles Liquid text. */
export function compileTemplate(text: string): CompiledTemplate {
  if (!text.includes('{{') && !text.includes('{%')) return { ok: true, template: { text, render: null } }
  try {
    const parsed = liquid.parse(text)
    const render = (values: object) => String(liquid.renderSync(parsed, values)).slice(0, TEXT_LENGTH)
    return { ok: true, template: { text, render } }
  } catch (error) {
    return {
      ok: false,
      message: error instanceof Error ? (error.message.split('\n')[0] ?? 'unreadable') : 'unreadable',
    }
  }
}
