package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A state and the events that say so.
 *
 * @param state of the migration; the events are stamped with its ids
 * @param events to publish in the same transaction
 * @param stored whether the state is new and has to be stored
 * @param tables all tables after it; null if none has changed
 * @param changedTables the tables to store
 */
record Transition(
    StageState state,
    List<Outgoing> events,
    boolean stored,
    @Nullable StageTables tables,
    List<TableProgress> changedTables) {

  /** A new state and its events. */
  Transition(StageState state, List<Outgoing> events) {
    this(state, events, true, null, List.of());
  }

  /** Events that change no state. */
  static Transition events(StageState state, List<Outgoing> events) {
    return new Transition(state, events, false, null, List.of());
  }

  /** The same with changed tables. */
  Transition with(StageTables allTables, List<TableProgress> changed) {
    return new Transition(state, events, stored, allTables, changed);
  }
}
