import { useTranslation } from 'react-i18next'
import { WordsField } from '../../controls/WordsField.tsx'
import { slugOf } from '../../document/slug.ts'
import { KeywordsEditor } from '../keywords/KeywordsEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { RecordField } from '../RecordField.tsx'
import { ResourceSelect } from '../ResourceSelect.tsx'
import { TimeoutField } from '../WaitFields.tsx'
import { withOptional } from '../withOptional.ts'

export function BotHandoffForm({ node, onChange }: FormProps<'botHandoff'>) {
  const { t } = useTranslation()
  const setOutcomes = (words: readonly string[]) => {
    const outcomes = [...new Set(words.flatMap((word) => slugOf(word) ?? []))]
    onChange(withOptional(node, 'outcomes', outcomes.length === 0 ? undefined : outcomes))
  }
  return (
    <>
      <ResourceSelect
        kind="bot"
        label={t('form.bot')}
        value={node.bot}
        at="bot"
        onChange={(bot) => onChange({ ...node, bot })}
      />
      <WordsField
        label={t('form.outcomes')}
        help={t('form.outcomesHelp')}
        words={node.outcomes ?? []}
        at="outcomes"
        onChange={setOutcomes}
      />
      <RecordField
        label={t('form.context')}
        help={t('form.contextHelp')}
        value={node.context ?? {}}
        at="context"
        onChange={(context, key) => onChange(withOptional(node, 'context', context), key)}
      />
      <KeywordsEditor
        label={t('form.escape')}
        keywords={node.escape}
        at="escape"
        onChange={(words) => onChange(withOptional(node, 'escape', words))}
      />
      <TimeoutField node={node} onChange={onChange} />
    </>
  )
}
