package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.state.StageState;
import java.util.List;

/**
 * A new state and the events that say so.
 *
 * @param state to store
 * @param events to publish in the same transaction
 */
record Transition(StageState state, List<Outgoing> events) {}
