import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { Node } from '../../schemas/flow.ts'
import { useContentLanguage } from '../editor/DesignerContext.ts'
import { shownText } from '../editor/textIn.ts'

/** Gives an exit's name in words: those every node type has are translated, a menu's are its options' labels, others are the author's own ids. */
export function useExitLabel(): (node: Node, exit: string) => string {
  const { t } = useTranslation()
  const language = useContentLanguage()
  return useCallback(
    (node, exit) => {
      if (node.type === 'menu') {
        const index = node.options.findIndex(({ id }) => id === exit)
        const option = node.options[index]
        if (option !== undefined) return `${index + 1}. ${shownText(option.label, language).text || option.id}`
      }
      const isFixed = (FIXED[node.type] ?? COMMON).includes(exit)
      return isFixed ? t(`exits.${exit as FixedExit}`) : exit // one of the list
    },
    [t, language],
  )
}

const COMMON = ['next', 'noMatch', 'timeout', 'invalid', 'otherwise'] as const
const FIXED: { readonly [type: string]: readonly string[] } = {
  officeHours: ['open', 'closed', 'holiday', 'emergency'],
  botHandoff: ['done', 'failed', 'timeout', 'escape'],
  request: ['ok', 'failed'],
  subflow: [],
}
type FixedExit =
  | (typeof COMMON)[number]
  | 'open'
  | 'closed'
  | 'holiday'
  | 'emergency'
  | 'done'
  | 'failed'
  | 'escape'
  | 'ok'
