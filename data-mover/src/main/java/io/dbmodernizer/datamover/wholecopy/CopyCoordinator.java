package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.chunk.ChunkId;
import io.dbmodernizer.datamover.chunk.ChunkLedger;
import io.dbmodernizer.datamover.chunk.ChunkPacks;
import io.dbmodernizer.datamover.chunk.TableCopied;
import io.dbmodernizer.datamover.chunk.WaitingChunk;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Gives the chunks of the ledger that wait to the workers, until all chunks are decided. The ledger
 * alone says which these are, so it does not matter which process has planned them.
 */
final class CopyCoordinator implements Callable<Void> {

  private static final int WINDOW = 200;
  private static final long POLL_MILLIS = 250;

  private final CopyJob job;
  private final int workers;
  private final PackQueue queue;
  private final TablePlanning planning;
  private final Sessions sessions;
  private final Patience patience;
  private final ProgressBoard board;

  CopyCoordinator(
      CopyJob job,
      int workers,
      PackQueue queue,
      TablePlanning planning,
      Sessions sessions,
      Patience patience,
      ProgressBoard board) {
    this.job = job;
    this.workers = workers;
    this.queue = queue;
    this.planning = planning;
    this.sessions = sessions;
    this.patience = patience;
    this.board = board;
  }

  @Override
  public Void call() throws SQLException, InterruptedException {
    while (patience.run(sessions, this::goesOn)) {
      queue.awaitChange(POLL_MILLIS);
    }
    queue.end();
    return null;
  }

  private boolean goesOn() throws SQLException {
    ChunkLedger ledger = CopyLedger.of(sessions);
    if (board.isDue()) {
      board.show(tables(ledger));
    }
    if (queue.size() >= 2 * workers) {
      return true;
    }
    // In this order: what is planned or ended meanwhile is seen by the next round.
    boolean planned = planning.hasEnded();
    Set<ChunkId> known = new HashSet<>(queue.known());
    List<WaitingChunk> waiting =
        ledger.unfinished(job.copy(), WINDOW + known.size()).stream()
            .filter(chunk -> job.tables().containsKey(chunk.id().table()))
            .toList();
    List<WaitingChunk> found =
        waiting.stream().filter(chunk -> !known.contains(chunk.id())).toList();
    queue.offer(ChunkPacks.of(found));
    return !(planned && waiting.isEmpty() && known.isEmpty());
  }

  /**
   * Returns the tables of the copy.
   *
   * @throws CopyLedger.Gone if it owns none
   */
  private List<TableCopied> tables(ChunkLedger ledger) throws SQLException {
    List<TableCopied> tables = ledger.tables(job.copy());
    if (tables.isEmpty()) {
      throw new CopyLedger.Gone();
    }
    return tables;
  }
}
