import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { exits } from '../../schemas/exits.ts'
import type { Node, NodeType } from '../../schemas/flow.ts'
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
      const fixed: readonly FixedExit[] = exits[node.type].fixed
      const known = fixed.find((name) => name === exit)
      return known === undefined ? exit : t(`exits.${known}`)
    },
    [t, language],
  )
}

/** The compiler asks a translation of each: an exit of a new node type has its words, or nothing is built. */
type FixedExit = (typeof exits)[NodeType]['fixed'][number]
