import type { Plugin } from 'vite'

/**
 * Parts of antd that it asks for and nothing of ours renders, each with what stands in its place: its fields want a
 * provider of antd's own forms, where ours are react-hook-form's, and would bring a whole second library of forms and
 * rules; its configuration wants tooltips that glide from one place to the next, and would bring all popups.
 */
export function noUnusedAntd(): Plugin {
  return {
    name: 'cradle:no-unused-antd',
    enforce: 'pre',
    load(id) {
      const [module = ''] = id.split('?')
      return unused.find(([path]) => path.test(module))?.[1]
    },
  }
}

const unused: [path: RegExp, code: string][] = [
  [/@rc-component[/+]form.*\/es\/index\.js$/, 'export const FormProvider = ({ children }) => children'],
  [/\/antd\/es\/tooltip\/UniqueProvider\/index\.js$/, 'export default ({ children }) => children'],
]
