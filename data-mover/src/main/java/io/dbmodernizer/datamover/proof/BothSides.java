package io.dbmodernizer.datamover.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The connections to both databases, which are read at the same time. */
final class BothSides implements AutoCloseable {

  /** Work on one database. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Work that reads both databases in turn. */
  @FunctionalInterface
  interface WorkOnBoth<T> {
    T on(Connection source, Connection target) throws SQLException;
  }

  /** What was read on both sides. */
  record Pair<T>(T source, T target) {}

  private final Connection source;
  private final Connection target;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "proof-source");
            thread.setDaemon(true);
            return thread;
          });

  BothSides(Connection source, Connection target) {
    this.source = source;
    this.target = target;
  }

  /** Does the same work on both sides, and returns or throws when both have ended. */
  <T> Pair<T> read(Work<T> work) throws SideFailedException {
    return read(work, work);
  }

  /** Does work on both sides, and returns or throws when both have ended. */
  <T> Pair<T> read(Work<T> atSource, Work<T> atTarget) throws SideFailedException {
    Future<T> pending = reader.submit(() -> atSource.on(source));
    T ofTarget;
    try {
      ofTarget = atTarget.on(target);
    } catch (SQLException e) {
      SideFailedException failure = new SideFailedException("target", e);
      try {
        join(pending);
      } catch (SideFailedException | RuntimeException other) {
        failure.addSuppressed(other);
      }
      throw failure;
    }
    return new Pair<>(join(pending), ofTarget);
  }

  /** Does work that reads both sides in turn. */
  <T> T readTogether(WorkOnBoth<T> work) throws SideFailedException {
    try {
      return work.on(source, target);
    } catch (SQLException e) {
      throw new SideFailedException("source or target", e);
    }
  }

  private static <T> T join(Future<T> pending) throws SideFailedException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return pending.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof SQLException failure) {
            throw new SideFailedException("source", failure);
          }
          if (e.getCause() instanceof RuntimeException failure) {
            throw failure;
          }
          if (e.getCause() instanceof Error error) {
            throw error;
          }
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    reader.shutdownNow();
  }
}
