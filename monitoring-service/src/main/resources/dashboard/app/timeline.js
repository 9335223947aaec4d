/** The stages and steps of a migration in time. */
import { useState } from 'preact/hooks';
import { now, useCell } from './cell.js';
import { classes, h, tags } from './dom.js';
import { duration } from './format.js';
import { Percent, State, Time } from './parts.js';
import { PROGRESS, stageName, stateOf } from './states.js';

const { button, div, h3, li, ol, p, rect, span, svg } = tags;
const ACTIVE = new Set(['RUNNING', 'WAITING', 'FAILED']);

/** All stages, the active ones with their steps open. */
export function Timeline({ migration }) {
  const present = useCell(now);
  const begun = migration.stages.flatMap((stage) => [stage, ...stage.steps]).map((each) => Date.parse(each.startedAt)).filter((at) => at > 0);
  const first = Math.min(...begun, present);
  const isOver = migration.stages.every((stage) => stage.endedAt);
  const last = isOver ? Math.max(...migration.stages.map((stage) => Date.parse(stage.endedAt))) : present;
  const scale = { first, span: Math.max(1000, last - first), present: last };
  return ol({ class: 'timeline' }, migration.stages.map((stage) => h(Stage, { key: stage.name, stage, scale })));
}

function Stage({ stage, scale }) {
  const [opened, setOpened] = useState(null);
  const isOpen = opened ?? ACTIVE.has(stage.state);
  const id = 'steps-of-' + stage.name;
  return li({ class: 'stage' },
    h3(button({ type: 'button', class: 'stage-head', 'aria-expanded': String(isOpen), 'aria-controls': id, onClick: () => setOpened(!isOpen) },
      h(State, { of: PROGRESS, name: stage.state }), span({ class: 'strong' }, stageName(stage.name)),
      h(Span, { of: stage, scale }), span({ class: 'number length' }, length(stage, scale.present)),
      span({ class: 'number share' }, `${stage.percent} %`), span({ class: 'twist', 'aria-hidden': 'true' }, isOpen ? '−' : '+'))),
    div({ id, hidden: !isOpen },
      stage.state === 'PENDING' && stage.waitingOn && p({ class: 'small muted' }, 'Waits for ', stage.waitingOn, '.'),
      stage.steps.length === 0 ? p({ class: 'muted small' }, 'No step has been reported yet.')
        : ol({ class: 'steps' }, stage.steps.map((step) => h(Step, { key: step.procedure + '/' + step.name, step, scale, known: stage.waitingOn })))));
}

/** known: a wait that the page shows above already. */
function Step({ step, scale, known }) {
  return li({ class: classes('step', ACTIVE.has(step.state) && 'active') },
    h(State, { of: PROGRESS, name: step.state }),
    div({ class: 'step-text' },
      span(step.procedure && span({ class: 'tag' }, step.procedure), stepName(step.name), step.attempt > 1 && span({ class: 'muted small' }, ` attempt ${step.attempt}`)),
      step.waitingOn ? span({ class: 'small waits' }, step.waitingOn === known ? 'Waits, as said above' : ['Waits for ', step.waitingOn]) : step.detail && span({ class: 'muted small' }, step.detail)),
    h(Span, { of: step, scale }),
    span({ class: 'number length' }, length(step, scale.present)),
    step.state === 'RUNNING' ? h(Percent, { percent: step.percent, tone: 'busy', name: `Progress of ${step.name}` })
      : span({ class: 'muted small when' }, h(Time, { at: step.changedAt, none: '' })));
}

/** 'create-server' reads 'create server'. */
const stepName = (name) => name.replaceAll('-', ' ');

function length(part, present) {
  if (part.durationMillis !== null) return duration(part.durationMillis);
  return part.startedAt && ACTIVE.has(part.state) ? duration(present - Date.parse(part.startedAt)) : '';
}

/** A part of the time of the whole migration. The duration beside it is text. */
function Span({ of: part, scale }) {
  if (!part.startedAt) return span({ class: 'lane' });
  const from = Date.parse(part.startedAt);
  const to = part.durationMillis !== null ? from + part.durationMillis : ACTIVE.has(part.state) ? scale.present : Date.parse(part.changedAt ?? part.startedAt);
  const x = 1000 * (from - scale.first) / scale.span;
  return svg({ class: 'lane', viewBox: '0 0 1000 10', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    rect({ class: 'rail', x: 0, y: 4, width: 1000, height: 2 }),
    rect({ class: stateOf(PROGRESS, part.state).tone, x: Math.min(994, x), y: 0, width: Math.max(6, Math.min(1000, 1000 * (to - from) / scale.span)), height: 10 }));
}
