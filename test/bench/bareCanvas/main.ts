/* React Flow as its documentation begins: boxes and edges, nothing else. What the designer is measured beside. */
import '@xyflow/react/dist/style.css'
import { Background, type Edge, type Node, ReactFlow, useEdgesState, useNodesState } from '@xyflow/react'
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'

declare const window: Window & { readonly graph: { readonly nodes: Node[]; readonly edges: Edge[] } }

function BareCanvas() {
  const [nodes, , onNodesChange] = useNodesState(window.graph.nodes)
  const [edges, , onEdgesChange] = useEdgesState(window.graph.edges)
  return createElement(
    ReactFlow,
    { nodes, edges, onNodesChange, onEdgesChange, fitView: true, minZoom: 0.03, panOnScroll: true },
    createElement(Background),
  )
}

const place = document.getElementById('canvas')
if (place !== null) createRoot(place).render(createElement(BareCanvas))
