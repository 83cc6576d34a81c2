import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../schemas/wire.ts'
import { useEditor } from './DesignerContext.ts'

/** What a route of the host asks for. */
export type Role = NonNullable<SessionView['role']>

/** Whether the session may do what asks for a role. The host decides; this only spares an author the refusal. */
export const useMay = (role: Role): boolean => useEditor(({ session }) => session.may.includes(role))

/** Props of a control that asks for a role: disabled with the reason for who has it not, nothing for who has. */
export function useNeeds(role: Role): { readonly disabled?: true; readonly title?: string } {
  const { t } = useTranslation()
  return useMay(role) ? {} : { disabled: true, title: t('access.needs', { role: t(`access.roles.${role}`) }) }
}
