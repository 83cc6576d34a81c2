import { JsonForm } from '../JsonForm.tsx'
import type { FormProps } from '../NodeFace.ts'

export const AssignForm = ({ node, onChange }: FormProps<'assign'>) => <JsonForm node={node} onChange={onChange} />
