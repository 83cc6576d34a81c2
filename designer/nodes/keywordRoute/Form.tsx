import { useTranslation } from 'react-i18next'
import type { KeywordRule } from '../../../schemas/flow.ts'
import { CheckField } from '../../controls/CheckField.tsx'
import { ItemList } from '../../controls/ItemList.tsx'
import { IdField } from '../../controls/TextField.tsx'
import { WordsField } from '../../controls/WordsField.tsx'
import { freeId } from '../../document/slug.ts'
import { KeywordsEditor } from '../keywords/KeywordsEditor.tsx'
import type { FormProps } from '../NodeFace.ts'
import { OptionalContent } from '../OptionalContent.tsx'
import { ResourceSelect } from '../ResourceSelect.tsx'
import { TimeoutField } from '../WaitFields.tsx'
import { withOptional } from '../withOptional.ts'

export function KeywordRouteForm({ node, onChange, onRenameExit }: FormProps<'keywordRoute'>) {
  const { t } = useTranslation()
  const isTaken = (id: string) => node.rules.some((rule) => rule.id === id)
  return (
    <>
      <ItemList<KeywordRule>
        items={node.rules}
        at="rules"
        least={1}
        most={1000}
        addLabel={t('form.addRule')}
        create={() => ({ id: freeId(`rule-${node.rules.length + 1}`, isTaken) })}
        keyOf={(_, index) => String(index)}
        onChange={(rules) => onChange({ ...node, rules })}
        title={(rule) => (
          <IdField label={t('form.exitId')} at="id" value={rule.id} onRename={(to) => onRenameExit(rule.id, to)} />
        )}
        body={(rule, change) => <RuleEditor rule={rule} onChange={change} />}
      />
      <OptionalContent
        question={t('form.askFirst')}
        label={t('form.question')}
        content={node.prompt}
        at="prompt"
        onChange={(prompt, key) => onChange(withOptional(node, 'prompt', prompt), key)}
      />
      {node.prompt !== undefined && <TimeoutField node={node} onChange={onChange} />}
    </>
  )
}

function RuleEditor({
  rule,
  onChange,
}: {
  readonly rule: KeywordRule
  readonly onChange: (rule: KeywordRule) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <KeywordsEditor
        label={t('form.keywords')}
        keywords={rule.keywords}
        at="keywords"
        onChange={(keywords) => onChange(withOptional(rule, 'keywords', keywords))}
      />
      <ResourceSelect
        kind="skill"
        label={t('form.addsSkill')}
        none={t('form.none')}
        value={rule.skill ?? ''}
        at="skill"
        onChange={(skill) => onChange(withOptional(rule, 'skill', skill === '' ? undefined : skill))}
      />
      <WordsField
        label={t('form.patterns')}
        isVerbatim
        words={rule.patterns ?? []}
        at="patterns"
        help={t('form.patternsHelp')}
        onChange={(patterns) => onChange(withOptional(rule, 'patterns', patterns.length === 0 ? undefined : patterns))}
      />
      <CheckField
        label={t('form.typos')}
        value={rule.typos ?? false}
        onChange={(typos) => onChange(withOptional(rule, 'typos', typos ? true : undefined))}
      />
    </>
  )
}
