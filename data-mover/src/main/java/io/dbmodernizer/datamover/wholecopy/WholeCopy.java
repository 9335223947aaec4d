package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.chunk.CopyId;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A copy of the tables of a database to another one. It creates the tables that the target lacks,
 * copies their rows in chunks, and sets constraints and identities as the source has them.
 *
 * <p>A run that ends in any way leaves whole chunks on the target, and a ledger that names them. A
 * run of the same name goes on from there. Several processes may run the same copy at the same
 * time.
 */
public final class WholeCopy {

  private static final long GRACE_MILLIS = 300;
  private static final long LAST_GRACE_MILLIS = 700;

  private WholeCopy() {}

  /**
   * Runs a copy, or continues it.
   *
   * @param databases opens connections
   * @param options the options
   * @param listener receives the progress
   * @return the result; see its {@link WholeCopyReport#ending()}
   * @throws InterruptedException if the calling thread is interrupted. Then the copy ends within
   *     about a second. A database that does not answer is left to daemon threads
   * @throws WholeCopyRefusedException if the target is not what a copy needs
   * @throws io.dbmodernizer.datamover.chunk.TableClaimedException if another copy owns a table
   * @throws io.dbmodernizer.datamover.chunk.LedgerVersionException if the ledger has another
   *     version
   * @throws io.dbmodernizer.datamover.sides.SideFailedException if a database fails for longer than
   *     the patience, or in a way that does not pass by waiting
   * @throws SQLException if the target fails
   */
  public static WholeCopyReport run(
      CopyDatabases databases, WholeCopyOptions options, WholeCopyListener listener)
      throws SQLException, InterruptedException {
    CopyId copy = new CopyId(options.id(), 1);
    StopSignal stop = new StopSignal();
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "copy");
              thread.setDaemon(true);
              return thread;
            });
    try {
      Future<WholeCopyReport> run =
          threads.submit(new CopyRun(databases, options, copy, listener, stop, threads));
      return await(run);
    } finally {
      stop.stop();
      end(threads);
    }
  }

  private static WholeCopyReport await(Future<WholeCopyReport> run)
      throws SQLException, InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      Throwable cause = Objects.requireNonNull(e.getCause(), "a failure has a cause");
      if (cause instanceof SQLException failure) {
        throw failure;
      }
      if (cause instanceof RuntimeException failure) {
        throw failure;
      }
      if (cause instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(cause);
    }
  }

  /**
   * Waits for threads that end between two batches. Only those that do not are interrupted, because
   * this can close the files of a database in this JVM.
   */
  private static void end(ExecutorService threads) {
    threads.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      if (!threads.awaitTermination(GRACE_MILLIS, TimeUnit.MILLISECONDS)) {
        threads.shutdownNow();
        // What has not ended by then waits for a database, and is left to daemon threads.
        threads.awaitTermination(LAST_GRACE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
