import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CompiledTemplate } from '../../../runtime/engine/template/compileTemplate.ts'
import { useContentLanguage, useFlow, useWorkspace } from '../../editor/DesignerContext.ts'
import { attributesOf } from '../branch/attributes.ts'
import { exampleValues } from './exampleValues.ts'

type Compile = (text: string) => CompiledTemplate

const isTemplate = (text: string): boolean => text.includes('{{') || text.includes('{%')

/**
 * A text as the engine fills it in, with example values; as it is written until the template library is there, which is loaded for the first
 * template, and where it cannot be read.
 */
export function useFilledIn(text: string): { readonly text: string; readonly isFilledIn: boolean } {
  const { t } = useTranslation()
  const language = useContentLanguage()
  const workspace = useWorkspace()
  const flow = useFlow()
  const [compile, setCompile] = useState<Compile | null>(null)
  const isWanted = isTemplate(text)
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
    if (compile === null || !isWanted || flow === null) return { text, isFilledIn: false }
    const compiled = compile(text)
    if (!compiled.ok) return { text, isFilledIn: false }
    const values = exampleValues(
      attributesOf(workspace, flow).map(({ name }) => name),
      t('preview.exampleName'),
      language,
    )
    try {
      return { text: compiled.template.render?.(values) ?? text, isFilledIn: true }
    } catch {
      // What reads but cannot be filled in, beyond the library's limits say, stays as it is written.
      return { text, isFilledIn: false }
    }
  }, [compile, isWanted, text, workspace, flow, language, t])
}
