import { useTranslation } from 'react-i18next'
import { ItemList } from '../../controls/ItemList.tsx'
import { SelectField } from '../../controls/SelectField.tsx'
import { TextField } from '../../controls/TextField.tsx'
import { entryOf } from '../../document/records.ts'
import {
  type CheckSettings,
  RULE_CODES,
  type Suppression,
  type WrittenSeverity,
} from '../../document/workspace/checkSettings.ts'
import { useWorkspace } from '../../editor/DesignerContext.ts'
import { withOptional } from '../../nodes/withOptional.ts'

const PRESETS = ['recommended', 'strict'] as const
const SEVERITIES = ['error', 'warning', 'info', 'off'] as const satisfies readonly WrittenSeverity[]

type Props = { readonly check: CheckSettings; readonly onChange: (check: CheckSettings, key?: string) => void }

/** How strict the checks are: where severities start from, those of single rules, and findings that are meant. */
export function CheckFields({ check, onChange }: Props) {
  const { t } = useTranslation()
  const rules = Object.entries(check.rules ?? {})
  const free = RULE_CODES.filter((code) => !rules.some(([used]) => used === code))
  const setRules = (changed: readonly (readonly [string, WrittenSeverity])[]) =>
    onChange({ ...check, rules: Object.fromEntries(changed) })
  return (
    <section aria-label={t('settings.check')}>
      <h3>{t('settings.check')}</h3>
      <p>{t('settings.checkHelp')}</p>
      <SelectField
        label={t('settings.extends')}
        at="check/extends"
        value={check.extends ?? 'recommended'}
        options={PRESETS.map((value) => ({ value, label: t(`settings.presets.${value}`) }))}
        onChange={(preset) => onChange({ ...check, extends: preset })}
      />
      <h4>{t('settings.rules')}</h4>
      <ItemList<readonly [string, WrittenSeverity]>
        items={rules}
        most={RULE_CODES.length}
        addLabel={t('settings.addRule')}
        create={() => [free[0] ?? '', 'warning']}
        keyOf={(_, index) => String(index)}
        onChange={setRules}
        title={([code]) => <strong>{code}</strong>}
        body={([code, severity], _, index) => (
          <>
            <SelectField
              label={t('settings.rule')}
              at={`check/rules/${code}`}
              value={code}
              options={[code, ...free].sort().map((value) => ({ value, label: value }))}
              onChange={(chosen) => setRules(rules.with(index, [chosen, severity]))}
            />
            <SelectField
              label={t('settings.severity')}
              value={severity}
              options={SEVERITIES.map((value) => ({ value, label: t(`settings.severities.${value}`) }))}
              onChange={(chosen) => setRules(rules.with(index, [code, chosen]))}
            />
          </>
        )}
      />
      <h4>{t('settings.suppress')}</h4>
      <p>{t('settings.suppressHelp')}</p>
      <Suppressions
        suppress={check.suppress ?? []}
        onChange={(suppress, key) => onChange({ ...check, suppress }, key)}
      />
    </section>
  )
}

type SuppressionsProps = {
  readonly suppress: readonly Suppression[]
  readonly onChange: (suppress: readonly Suppression[], key?: string) => void
}

function Suppressions({ suppress, onChange }: SuppressionsProps) {
  const { t } = useTranslation()
  const { flows } = useWorkspace()
  const named = (ids: readonly string[], none: string) => [
    { value: '', label: none },
    ...ids.toSorted().map((value) => ({ value, label: value })),
  ]
  return (
    <ItemList<Suppression>
      items={suppress}
      at="check/suppress"
      most={1_000}
      addLabel={t('settings.addSuppression')}
      create={() => ({ rule: RULE_CODES[0] ?? '', reason: t('settings.reasonExample') })}
      keyOf={(_, index) => String(index)}
      onChange={(changed) => onChange(changed)}
      title={({ rule }) => <strong>{rule}</strong>}
      body={(item, change, index) => (
        <>
          <SelectField
            label={t('settings.rule')}
            at="rule"
            value={item.rule}
            options={RULE_CODES.map((value) => ({ value, label: value }))}
            onChange={(rule) => change({ ...item, rule })}
          />
          <SelectField
            label={t('settings.inFlow')}
            at="flow"
            value={item.flow ?? ''}
            options={named(Object.keys(flows), t('settings.everyFlow'))}
            onChange={(flow) => {
              // A node is one of its flow.
              const { node: _, ...rest } = item
              change(withOptional(rest, 'flow', flow === '' ? undefined : flow))
            }}
          />
          {item.flow !== undefined && (
            <SelectField
              label={t('settings.atNode')}
              at="node"
              value={item.node ?? ''}
              options={named(Object.keys(entryOf(flows, item.flow)?.nodes ?? {}), t('settings.everyNode'))}
              onChange={(node) => change(withOptional(item, 'node', node === '' ? undefined : node))}
            />
          )}
          <TextField
            label={t('settings.reason')}
            at="reason"
            value={item.reason}
            onChange={(reason) => onChange(suppress.with(index, { ...item, reason }), `suppress/${index}/reason`)}
          />
        </>
      )}
    />
  )
}
