package io.dbmodernizer.systemtests.growth;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.runtime.engine.ScriptedMigration;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A migration stage whose tables go through the states of a real one, a hundred in each run of a
 * step, without any database. In the end every tenth table differs.
 */
final class TablesStage {
  private static final int TABLES_A_RUN = 100;
  private static final int TENTH = 10;
  private static final String CHECKSUM =
      "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

  private TablesStage() {}

  /** Puts every table into a state, from the first to the last. */
  private record ToState(String name, Set<String> after, TableState state, int tables)
      implements Step {

    @Override
    public StepResult run(StepContext context) {
      int begun = context.checkpoint().isEmpty() ? 0 : Integer.parseInt(context.checkpoint());
      int end = Math.min(tables, begun + TABLES_A_RUN);
      List<TableProgress> changed = new ArrayList<>();
      for (int i = begun; i < end; i++) {
        changed.add(table(i));
      }
      String detail = end + " of " + tables + " tables";
      return end < tables
          ? new StepResult.InProgress(
              (int) (100L * end / tables),
              detail,
              Duration.ZERO,
              null,
              Integer.toString(end),
              changed)
          : new StepResult.Done(detail, Outputs.NONE, List.of(), changed);
    }

    private TableProgress table(int number) {
      boolean compared = state == TableState.MATCHED;
      boolean differs = compared && number % TENTH == 0;
      return TableProgress.newBuilder()
          .setTable("[Sales].[CustomerOrderHistory%05d]".formatted(number))
          .setState(differs ? TableState.MISMATCHED : state)
          .setSourceRows(1_000 + number)
          .setTargetRows(1_000 + number)
          .setBytesWritten(100_000)
          .setSourceChecksum(compared ? CHECKSUM : "")
          .setTargetChecksum(compared ? CHECKSUM : "")
          .setMessage(differs ? "(1000 rows on both sides, different content)" : "")
          .build();
    }
  }

  /** Returns the stage. */
  static Stage of(int count) {
    return new ScriptedMigration(
        List.of(
            new ToState("assess", Set.of(), TableState.PENDING, count),
            new ToState("copy", Set.of("assess"), TableState.COPIED, count),
            new ToState("compare", Set.of("copy"), TableState.MATCHED, count)),
        List.of());
  }
}
