import type { Plugin } from 'vite'

/**
 * Our forms are react-hook-form's. antd's fields ask for theirs none the less, a provider that nothing of ours renders,
 * and would bring a whole second library of forms and rules.
 */
export function noAntdForms(): Plugin {
  return {
    name: 'cradle:no-antd-forms',
    enforce: 'pre',
    load: (id) => (/@rc-component[/+]form.*\/es\/index\.js$/.test(id.split('?')[0] ?? '') ? unused : undefined),
  }
}

const unused = 'export const FormProvider = ({ children }) => children'
