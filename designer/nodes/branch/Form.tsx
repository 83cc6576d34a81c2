import { JsonForm } from '../JsonForm.tsx'
import type { FormProps } from '../NodeFace.ts'

export const BranchForm = ({ node, onChange }: FormProps<'branch'>) => <JsonForm node={node} onChange={onChange} />
