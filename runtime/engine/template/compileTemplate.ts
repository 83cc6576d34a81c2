import { TEXT_LENGTH } from '../limits.ts'
import { liquid } from './liquid.ts'

/** Renders against the values a turn knows; throws what LiquidJS throws. */
export type Template = (values: object) => string

export type CompiledTemplate =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly message: string }

/** Compiles Liquid text. Plain text costs nothing to render. */
export function compileTemplate(text: string): CompiledTemplate {
  if (!text.includes('{{') && !text.includes('{%')) return { ok: true, template: () => text }
  try {
    const parsed = liquid.parse(text)
    return { ok: true, template: (values) => String(liquid.renderSync(parsed, values)).slice(0, TEXT_LENGTH) }
  } catch (error) {
    return {
      ok: false,
      message: error instanceof Error ? (error.message.split('\n')[0] ?? 'unreadable') : 'unreadable',
    }
  }
}
