package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.tables.StageTables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change of a migration: its state, and the events of the change.
 *
 * @param state of the migration; the events are stamped with its ids
 * @param events to publish in the same transaction
 * @param stored true if the state has changed and must be stored
 * @param tables all tables after the change; null if none has changed
 * @param changedTables the tables to store
 */
record Transition(
    StageState state,
    List<Outgoing> events,
    boolean stored,
    @Nullable StageTables tables,
    List<TableProgress> changedTables) {

  /** A change of the state, with its events. */
  Transition(StageState state, List<Outgoing> events) {
    this(state, events, true, null, List.of());
  }

  /** Returns events without a change of the state. */
  static Transition events(StageState state, List<Outgoing> events) {
    return new Transition(state, events, false, null, List.of());
  }

  /** Returns the same with changed tables. */
  Transition with(StageTables allTables, List<TableProgress> changed) {
    return new Transition(state, events, stored, allTables, changed);
  }
}
