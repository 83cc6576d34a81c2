import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledTemplate } from '../../../runtime/engine/template/compileTemplate.ts'
import { useContentLanguage, useFlow, useWorkspace } from '../../editor/DesignerContext.ts'
import { attributesOf } from '../branch/attributes.ts'
import { exampleValues } from './exampleValues.ts'

type Compile = (text: string) => CompiledTemplate

export const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

/** Puts example values into the templates of a text; null: there is nothing to fill in, or the library is not there yet. */
type Fill = (text: string) => string

/**
 * How the engine fills in what is written, with example values. The template library is loaded for the first template; until it is there, and
 * where a text cannot be read, it stands as it is written.
 */
export function useFill(written: string): Fill | null {
  const { t } = useTranslation()
  const language = useContentLanguage()
  const workspace = useWorkspace()
  const flow = useFlow()
  const [compile, setCompile] = useState<Compile | null>(null)
  const isWanted = isTemplate(written)
  useEffect(() => {
    if (!isWanted) return
    let isGone = false
    import('../../../runtime/engine/template/compileTemplate.ts')
      .then(({ compileTemplate }) => {
        if (!isGone) setCompile(() => compileTemplate)
      })
      .catch(() => {}) // without it the text is shown as it is written
    return () => {
      isGone = true
    }
  }, [isWanted])
  return useMemo(() => {
    if (compile === null || !isWanted || flow === null) return null
    const names = attributesOf(workspace, flow).map(({ name }) => name)
    const values = exampleValues(names, t('preview.exampleName'), language)
    return (text) => (isTemplate(text) ? filledIn(compile, text, values) : text)
  }, [compile, isWanted, workspace, flow, language, t])
}

function filledIn(compile: Compile, text: string, values: object): string {
  const compiled = compile(text)
  if (!compiled.ok) return text
  try {
    return compiled.template.render?.(values) ?? text
  } catch {
    // What reads but cannot be filled in, beyond the library's limits say, stays as it is written.
    return text
  }
}
