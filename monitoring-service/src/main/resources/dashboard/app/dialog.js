/** The dialog in which a command is asked for. It says what will happen before it happens. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { newKey } from './commands.js';
import { h, tags } from './dom.js';
import { Failed, Shape } from './parts.js';

const { button, code, dialog, div, form, h2, input, label, p, span } = tags;

/**
 * Asks for a command, sends it, and shows why it was refused.
 *
 * @param {{command: import('./commands.js').Command, title: string, typed: string, details?: any, onSend: (values: object, key: string) => Promise<any>, onDone: (answer: any) => void, onClose: () => void}} properties
 *   typed: what has to be typed if the command is grave; details: what else will happen
 */
export function CommandDialog({ command, title, typed, details, onSend, onDone, onClose }) {
  const element = useRef(null);
  const [key] = useState(newKey);
  const [values, setValues] = useState({});
  const [confirmed, setConfirmed] = useState('');
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState(null);
  useEffect(() => element.current.showModal(), []);

  const submit = async (event) => {
    event.preventDefault();
    setSending(true);
    setProblem(null);
    try {
      onDone(await onSend(values, key));
      element.current.close();
    } catch (failure) {
      setProblem(failure);
    }
    setSending(false);
  };
  const ready = !sending && (!command.grave || confirmed.trim() === typed);
  return dialog({ ref: element, class: 'command-dialog', 'aria-labelledby': 'dialog-title', 'aria-describedby': 'dialog-effect', onClose },
    form({ onSubmit: submit },
      h2({ id: 'dialog-title' }, title),
      div({ class: 'cause ' + (command.grave ? 'bad' : 'quiet') }, h(Shape, { name: command.grave ? 'warning' : 'info', tone: command.grave ? 'bad' : 'quiet' }),
        div({ id: 'dialog-effect' }, p(command.effect), details)),
      command.fields.map((field) => h(Field, { key: field.name, field, value: values[field.name] ?? '', onInput: (value) => setValues({ ...values, [field.name]: value }) })),
      command.grave && div({ class: 'field' },
        label({ for: 'typed' }, 'Type ', code(typed), ' to confirm'),
        input({ id: 'typed', value: confirmed, autocomplete: 'off', spellcheck: false, onInput: (event) => setConfirmed(event.target.value) })),
      problem && h(Failed, { problem }),
      div({ class: 'buttons' },
        button({ type: 'submit', class: command.grave ? 'danger' : 'primary', disabled: !ready }, sending ? 'Sending …' : command.word),
        button({ type: 'button', onClick: () => element.current.close() }, 'Leave it'))));
}

function Field({ field, value, onInput }) {
  const id = 'field-' + field.name;
  return div({ class: 'field' }, label({ for: id }, field.label),
    input({ id, type: field.type ?? 'text', value, required: field.required ?? false, min: field.type === 'number' ? 1 : undefined, autocomplete: 'off',
      'aria-describedby': id + '-help', onInput: (event) => onInput(event.target.value) }),
    span({ id: id + '-help', class: 'small muted' }, field.help));
}
