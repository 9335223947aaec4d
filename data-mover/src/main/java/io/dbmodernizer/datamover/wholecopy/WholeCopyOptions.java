package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkSize;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.pace.CopyLimits;
import io.dbmodernizer.datamover.refused.OnRowError;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * The options of a copy.
 *
 * @param id the name of the copy in the ledger, 1 to 200 characters. A run with the name of an
 *     earlier one continues it
 * @param tables selects the tables of the source
 * @param workers the number of workers, 1 to 64
 * @param chunk the size of chunks
 * @param batches the sizes of batches within a chunk
 * @param limits the most to move in a second
 * @param patience how long a database may be gone or busy before the copy fails, at least 1 ms
 * @param deleteRows true to delete rows of the target that no copy of this name has written, false
 *     to refuse a table that holds such rows
 * @param onRowError what happens to a row that the target refuses
 */
public record WholeCopyOptions(
    String id,
    Predicate<TableName> tables,
    int workers,
    ChunkSize chunk,
    CopyOptions batches,
    CopyLimits limits,
    Duration patience,
    boolean deleteRows,
    OnRowError onRowError) {

  /** The most workers. */
  public static final int MOST_WORKERS = 64;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public WholeCopyOptions {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new IllegalArgumentException(
          "workers must be between 1 and " + MOST_WORKERS + ", got " + workers);
    }
    if (patience.toMillis() < 1) {
      throw new IllegalArgumentException("patience must be at least 1 ms, got " + patience);
    }
  }

  /** Returns a copy of all tables by four workers without limits, which waits for 5 minutes. */
  public static WholeCopyOptions of(String id) {
    return new WholeCopyOptions(
        id,
        table -> true,
        4,
        ChunkSize.DEFAULT,
        CopyOptions.defaults(),
        CopyLimits.NONE,
        Duration.ofMinutes(5),
        false,
        OnRowError.FAIL);
  }

  /** Returns the same for selected tables. */
  public WholeCopyOptions withTables(Predicate<TableName> selected) {
    return new WholeCopyOptions(
        id, selected, workers, chunk, batches, limits, patience, deleteRows, onRowError);
  }

  /** Returns the same with another number of workers, 1 to 64. */
  public WholeCopyOptions withWorkers(int number) {
    return new WholeCopyOptions(
        id, tables, number, chunk, batches, limits, patience, deleteRows, onRowError);
  }

  /** Returns the same with chunks of another size. */
  public WholeCopyOptions withChunk(ChunkSize size) {
    return new WholeCopyOptions(
        id, tables, workers, size, batches, limits, patience, deleteRows, onRowError);
  }

  /** Returns the same with other batches. */
  public WholeCopyOptions withBatches(CopyOptions sizes) {
    return new WholeCopyOptions(
        id, tables, workers, chunk, sizes, limits, patience, deleteRows, onRowError);
  }

  /** Returns the same with other limits. */
  public WholeCopyOptions withLimits(CopyLimits most) {
    return new WholeCopyOptions(
        id, tables, workers, chunk, batches, most, patience, deleteRows, onRowError);
  }

  /** Returns the same with another patience, at least 1 ms. */
  public WholeCopyOptions withPatience(Duration longest) {
    return new WholeCopyOptions(
        id, tables, workers, chunk, batches, limits, longest, deleteRows, onRowError);
  }

  /** Returns the same with the deletion of rows allowed or not. */
  public WholeCopyOptions withDeleteRows(boolean delete) {
    return new WholeCopyOptions(
        id, tables, workers, chunk, batches, limits, patience, delete, onRowError);
  }

  /** Returns the same with another treatment of rows that the target refuses. */
  public WholeCopyOptions withOnRowError(OnRowError treatment) {
    return new WholeCopyOptions(
        id, tables, workers, chunk, batches, limits, patience, deleteRows, treatment);
  }
}
