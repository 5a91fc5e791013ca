import type { TooltipHandler, View } from 'vega'
import type { TopLevelSpec } from 'vega-lite'

/**
 * A figure in a container. Vega comes only now, as chunks of its own, and its expressions are interpreted rather than
 * compiled, because the content security policy forbids evaluating text.
 */
export async function mountFigure(spec: TopLevelSpec, container: HTMLElement, tooltip: TooltipHandler): Promise<View> {
  const [{ View, Warn, parse }, { compile }, { expressionInterpreter }] = await Promise.all([
    import('vega'),
    import('vega-lite'),
    import('vega-interpreter'),
    // Labels are laid out by measuring them: with the fallback font they would be cut.
    document.fonts.ready,
  ])
  const runtime = parse(compile(spec).spec, undefined, { ast: true })
  const view = new View(runtime, {
    ...{ renderer: 'svg', container, tooltip, hover: false },
    ...{ expr: expressionInterpreter, logLevel: Warn },
  })
  return await view.runAsync()
}
