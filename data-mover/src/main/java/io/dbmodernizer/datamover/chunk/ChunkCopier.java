package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.copy.CopyInterruptedException;
import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.copy.TargetTransaction;
import io.dbmodernizer.datamover.copy.Transferred;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.range.RangeCondition;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Copies chunks, each exactly once. The rows of a chunk and its state in the ledger are committed
 * in one transaction of the target. So an attempt can end anywhere: the chunk is on the target as a
 * whole or not at all, and another attempt finds out which.
 *
 * <p>Small chunks can be copied together in one transaction. Then an attempt that ends sends the
 * rows of all of them again.
 *
 * <p>Not thread-safe. Give each worker a copier with connections of its own.
 */
public final class ChunkCopier {

  /** The most attempts to copy a chunk whose processes die. */
  public static final int MOST_STARTS = 5;

  private static final int ANSWER_SECONDS = 5;

  private final Connection source;
  private final Connection target;
  private final SqlDialect sourceDialect;
  private final ReadConsistency consistency;
  private final Function<TableName, ChunkedTable> tables;
  private final Function<RowTransfer, RowTransfer> settings;
  private final String worker;

  /**
   * Creates a copier. From now on the source's connection reads as consistently as the database
   * allows without blocking its writers.
   *
   * @param source a connection to the source without an open transaction
   * @param target a connection to the target in auto-commit mode, whose ledger is open
   * @param tables gives the tables by their names
   * @param settings changes how rows are transferred, for example adds a listener
   * @param worker the name of the worker, at most 200 characters, for messages
   * @throws SQLException if the source fails
   */
  public ChunkCopier(
      Connection source,
      Connection target,
      Function<TableName, ChunkedTable> tables,
      Function<RowTransfer, RowTransfer> settings,
      String worker)
      throws SQLException {
    this.source = source;
    this.target = target;
    this.sourceDialect = SqlDialect.of(source);
    this.consistency = sourceDialect.readConsistently(source);
    this.tables = tables;
    this.settings = settings;
    this.worker = worker;
  }

  /** Returns how consistently a chunk is read: each is read by one statement. */
  public ReadConsistency consistency() {
    return consistency;
  }

  /**
   * Copies chunks that are not on the target yet.
   *
   * @param copy the copy that they belong to
   * @param chunks the chunks, at least one
   * @return the outcome of each chunk
   * @throws SideFailedException if a database fails in a way that another attempt can survive; the
   *     chunks that are not on the target wait for it
   * @throws CopyInterruptedException if the calling thread is interrupted; the same holds then, and
   *     also if {@code tables} or {@code settings} throw
   */
  public Map<ChunkId, ChunkOutcome> copy(CopyId copy, List<ChunkId> chunks) throws SQLException {
    ChunkWork work = atTarget(() -> new ChunkWork(target, copy));
    Map<ChunkId, ChunkOutcome> outcomes = new LinkedHashMap<>();
    Map<ChunkId, Chunk> granted = new LinkedHashMap<>();
    atTarget(() -> work.begin(chunks, worker, MOST_STARTS))
        .forEach(
            (id, start) -> {
              if (start instanceof ChunkStart.Granted begun) {
                granted.put(id, begun.chunk());
              } else {
                outcomes.put(id, outcome(start));
              }
            });
    try {
      if (granted.size() > 1) {
        outcomes.putAll(together(work, granted));
      }
      for (Chunk chunk : granted.values()) {
        if (!outcomes.containsKey(chunk.id())) {
          outcomes.put(chunk.id(), alone(work, chunk));
        }
      }
    } catch (SQLException | RuntimeException e) {
      granted.keySet().removeAll(outcomes.keySet());
      uncount(work, List.copyOf(granted.keySet()), e);
      throw e;
    }
    return outcomes;
  }

  /** Copies chunks in one transaction. Returns nothing if one of them must be copied alone. */
  private Map<ChunkId, ChunkOutcome> together(ChunkWork work, Map<ChunkId, Chunk> chunks)
      throws SQLException {
    try {
      return transaction(work, List.copyOf(chunks.values()));
    } catch (SideFailedException e) {
      throwIfOfServer(e);
      return Map.of();
    }
  }

  private ChunkOutcome alone(ChunkWork work, Chunk chunk) throws SQLException {
    List<ChunkId> id = List.of(chunk.id());
    while (true) {
      try {
        ChunkOutcome done = transaction(work, List.of(chunk)).get(chunk.id());
        if (done != null) {
          return done;
        }
      } catch (SideFailedException e) {
        throwIfOfServer(e);
        return failed(work, chunk.id(), e);
      }
      // Another attempt had the chunk. If it was rolled back, this one goes on.
      ChunkStart now =
          Objects.requireNonNull(
              atTarget(() -> work.begin(id, worker, MOST_STARTS)).get(chunk.id()));
      if (!(now instanceof ChunkStart.Granted)) {
        return outcome(now);
      }
    }
  }

  /** Throws the error of a server or of a connection. */
  private void throwIfOfServer(SideFailedException failure) throws SideFailedException {
    boolean ofServer =
        SqlFailures.classify(failure).isOfServer()
            || Thread.currentThread().isInterrupted()
            || !isUsable(source)
            || !isUsable(target);
    if (ofServer) {
      throw failure;
    }
  }

  /**
   * Takes back the count of an attempt that has ended without an outcome. It is not one whose
   * process died. If the target is gone, it counts as one.
   */
  private static void uncount(ChunkWork work, List<ChunkId> chunks, Exception end) {
    try {
      work.uncount(chunks);
    } catch (SQLException e) {
      end.addSuppressed(e);
    }
  }

  private static boolean isUsable(Connection connection) {
    try {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException e) {
      return false;
    }
  }

  private static ChunkOutcome failed(ChunkWork work, ChunkId chunk, SideFailedException failure)
      throws SideFailedException {
    String message = "the " + failure.side() + " refused it: " + failure.getMessage();
    return atTarget(
        () -> {
          work.fail(chunk, message);
          return new ChunkOutcome.Failed(message);
        });
  }

  private Map<ChunkId, ChunkOutcome> transaction(ChunkWork work, List<Chunk> chunks)
      throws SQLException {
    List<ChunkId> ids = chunks.stream().map(Chunk::id).toList();
    Map<ChunkId, CopiedRows> copied = new LinkedHashMap<>();
    boolean committed =
        atTarget(
            () ->
                TargetTransaction.run(
                    target,
                    () -> {
                      if (!work.take(ids)) {
                        return false;
                      }
                      for (Chunk chunk : chunks) {
                        copied.put(chunk.id(), rows(chunk));
                      }
                      work.finish(copied);
                      return true;
                    }));
    Map<ChunkId, ChunkOutcome> outcomes = new LinkedHashMap<>();
    if (committed) {
      copied.forEach((id, rows) -> outcomes.put(id, new ChunkOutcome.Copied(rows)));
    }
    return outcomes;
  }

  private CopiedRows rows(Chunk chunk) throws SQLException {
    ChunkedTable table = tables.apply(chunk.id().table());
    RangeCondition condition =
        table
            .key()
            .map(key -> RangeCondition.of(key, chunk.range(), sourceDialect))
            .orElse(RangeCondition.ALL_ROWS);
    Transferred moved =
        settings
            .apply(RowTransfer.of(table.both()).withRanges(List.of(condition)).withDigest())
            .run(source, target);
    return new CopiedRows(moved.rows(), moved.bytes(), moved.digest().orElse(null));
  }

  private static ChunkOutcome outcome(ChunkStart start) {
    if (start instanceof ChunkStart.Failed failed) {
      return new ChunkOutcome.Failed(failed.message());
    }
    return start instanceof ChunkStart.Copied
        ? new ChunkOutcome.AlreadyCopied()
        : new ChunkOutcome.Superseded();
  }

  private static <T extends @Nullable Object> T atTarget(TargetTransaction.Work<T> work)
      throws SideFailedException {
    try {
      return work.run();
    } catch (SideFailedException e) {
      throw e;
    } catch (SQLException e) {
      throw new SideFailedException("target", e);
    }
  }
}
