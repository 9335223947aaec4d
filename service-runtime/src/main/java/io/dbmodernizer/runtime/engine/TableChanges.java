package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableStatus;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.state.StepState;
import io.dbmodernizer.tables.StageTables;
import io.dbmodernizer.topics.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The effects of changed tables: totals in the state, and an event for each table. */
final class TableChanges {
  private final Optional<Topic> topic;

  TableChanges(Stage stage) {
    this.topic = stage.tables();
  }

  /** Returns the tables that a result changes; none in a stage that has no tables. */
  List<TableProgress> in(StepResult result) {
    if (topic.isEmpty()) {
      return List.of();
    }
    if (result instanceof StepResult.Done done) {
      return done.tables();
    }
    if (result instanceof StepResult.Repeat repeat) {
      return repeat.tables();
    }
    return result instanceof StepResult.InProgress progress ? progress.tables() : List.of();
  }

  /** Stores the totals of all tables in the state, and the tables that need attention. */
  static void note(StageState state, StageTables tables) {
    state.setTableTotals(tables.totals());
    state.setAttention(new ArrayList<>(tables.attention()));
  }

  List<Outgoing> events(StepState step, List<TableProgress> changed) {
    return changed.stream().map(table -> event(step.getName(), table, step.getRevision())).toList();
  }

  /**
   * Moves the tables out of a state of a former release, in which they were part of it.
   *
   * @return the state without tables, and the records to store and publish; empty if the state
   *     holds no tables
   */
  Optional<Transition> unload(StageState state) {
    List<TableProgress> tables = List.copyOf(state.getTables());
    if (tables.isEmpty()) {
      return Optional.empty();
    }
    StageTables all = StageTables.of(tables);
    state.setTables(new ArrayList<>());
    note(state, all);
    List<Outgoing> events =
        topic.isEmpty() ? List.of() : tables.stream().map(table -> event("", table, 0)).toList();
    return Optional.of(new Transition(state, events).with(all, tables));
  }

  private Outgoing event(String step, TableProgress table, int occurrence) {
    return new Outgoing(
        topic.orElseThrow(),
        TableStatus.newBuilder().setProgress(table).build(),
        step,
        "TableStatus:" + table.getTable(),
        occurrence);
  }
}
