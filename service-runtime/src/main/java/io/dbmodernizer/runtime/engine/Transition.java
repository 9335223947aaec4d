package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.state.StageState;
import java.util.List;

/**
 * A state and the events that say so.
 *
 * @param state of the migration; the events are stamped with its ids
 * @param events to publish in the same transaction
 * @param stored whether the state is new and has to be stored
 */
record Transition(StageState state, List<Outgoing> events, boolean stored) {

  /** A new state and its events. */
  Transition(StageState state, List<Outgoing> events) {
    this(state, events, true);
  }

  /** Events that change no state. */
  static Transition events(StageState state, List<Outgoing> events) {
    return new Transition(state, events, false);
  }
}
