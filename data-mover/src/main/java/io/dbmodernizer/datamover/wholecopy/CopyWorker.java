package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.chunk.ChunkCopier;
import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkOutcome;
import io.dbmodernizer.datamover.copy.RowTransfer;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import io.dbmodernizer.datamover.pace.AdaptivePace;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** Copies packs of chunks until there are no more. */
final class CopyWorker implements Callable<Void> {

  private final int number;
  private final CopyJob job;
  private final PackQueue queue;
  private final Sessions sessions;
  private final Patience patience;
  private final AdaptivePace pace;
  private final SentRows sent;
  private final UnaryOperator<RowTransfer> settings;

  CopyWorker(
      int number,
      CopyJob job,
      PackQueue queue,
      Sessions sessions,
      Patience patience,
      AdaptivePace pace,
      SentRows sent,
      UnaryOperator<RowTransfer> settings) {
    this.number = number;
    this.job = job;
    this.queue = queue;
    this.sessions = sessions;
    this.patience = patience;
    this.pace = pace;
    this.sent = sent;
    this.settings = settings;
  }

  @Override
  public Void call() throws SQLException, InterruptedException {
    Optional<List<ChunkId>> pack = queue.take();
    while (pack.isPresent()) {
      copy(pack.get());
      pack = queue.take();
    }
    return null;
  }

  private void copy(List<ChunkId> pack) throws SQLException {
    try {
      patience.run(sessions, () -> pace.run(() -> attempt(pack)));
    } finally {
      queue.done(pack);
    }
  }

  private Map<ChunkId, ChunkOutcome> attempt(List<ChunkId> pack) throws SQLException {
    try {
      ChunkCopier copier =
          new ChunkCopier(
              sessions.source(),
              sessions.target(),
              job::table,
              transfer ->
                  settings
                      .apply(transfer)
                      .withListener(sent.of(number, transfer.table().source().name())),
              "worker " + number);
      Map<ChunkId, ChunkOutcome> outcomes = copier.copy(job.copy(), pack);
      if (outcomes.values().stream().anyMatch(ChunkOutcome.Copied.class::isInstance)) {
        sent.read(copier.consistency());
      }
      return outcomes;
    } catch (SQLException e) {
      if (SqlFailures.classify(e) == SqlFailureKind.THROTTLED) {
        sessions.close();
      }
      throw e;
    } finally {
      sent.ended(number);
    }
  }
}
