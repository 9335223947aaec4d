/** What is shown to somebody whom the service does not let in. */
import { useState } from 'preact/hooks';
import { h, tags } from './dom.js';
import { Shape, useFocus } from './parts.js';
import { signIn, signOut, token } from './session.js';

const { button, div, form, h1, input, label, main, p, span } = tags;

/** Says what is needed. Where a token helps, it asks for one. */
export function SignIn({ problem }) {
  const needsToken = problem.status === 401;
  return main({ id: 'content', class: 'sign-in card', tabIndex: -1 },
    h1(needsToken ? 'Sign in' : 'You are not let in'),
    div({ class: 'cause ' + (needsToken ? 'quiet' : 'bad') }, h(Shape, { name: needsToken ? 'info' : 'cross', tone: needsToken ? 'quiet' : 'bad' }),
      div(p({ class: 'strong' }, problem.detail), problem.remedy && p({ class: 'remedy' }, problem.remedy))),
    needsToken ? h(TokenForm, { refused: Boolean(token()) })
      : div({ class: 'buttons' }, button({ type: 'button', onClick: () => signIn(token() ?? '') }, 'Try again'),
        token() && button({ type: 'button', onClick: signOut }, 'Use another token')));
}

function TokenForm({ refused }) {
  const [text, setText] = useState('');
  const field = useFocus('');
  return form({ class: 'token', onSubmit: (event) => { event.preventDefault(); if (text.trim()) signIn(text); } },
    label({ for: 'token' }, 'Token'),
    input({ id: 'token', ref: field, type: 'password', value: text, required: true, autocomplete: 'off', spellcheck: false, 'aria-invalid': String(refused),
      'aria-describedby': 'token-help', onInput: (event) => setText(event.target.value) }),
    p({ id: 'token-help', class: 'small muted' }, refused && span({ class: 'tone bad' }, 'The service refused the last token. '),
      'With the role VIEWER you see everything, with OPERATOR you also act. The token stays in this tab and is forgotten when you close it.'),
    div({ class: 'buttons' }, button({ type: 'submit', class: 'primary' }, 'Sign in')));
}
