package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.sides.BothSides;
import io.dbmodernizer.datamover.sides.SideFailedException;
import io.dbmodernizer.sql.SqlSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The open sessions of both sides.
 *
 * @param source the session of the source
 * @param target the session of the target
 * @param executor reads the source while this thread reads the target
 */
record BothSessions(SqlSession source, SqlSession target, ComparisonExecutor executor) {

  /** Work that reads both sides at the same time. */
  @FunctionalInterface
  interface Work<T> {
    T on(BothSides sides) throws SideFailedException;
  }

  /** A result, or the failure of the source. */
  private record Outcome<T>(@Nullable T result, @Nullable SideFailedException ofSource) {}

  /**
   * Does work on both sides.
   *
   * @throws io.dbmodernizer.runtime.step.StepException if a side fails; it names the side
   */
  <T> T call(Work<T> work) {
    Outcome<T> outcome = source.call(s -> target.call(t -> attempt(work, s, t)));
    SideFailedException failure = outcome.ofSource();
    if (failure != null) {
      return source.call(
          s -> {
            throw failure;
          });
    }
    return Objects.requireNonNull(outcome.result(), "the work has a result");
  }

  private <T> Outcome<T> attempt(Work<T> work, Connection source, Connection target)
      throws SQLException {
    try {
      return new Outcome<>(work.on(executor.sides(source, target)), null);
    } catch (SideFailedException e) {
      if (e.side().equals("source")) {
        return new Outcome<>(null, e);
      }
      throw e;
    }
  }
}
