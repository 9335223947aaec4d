package io.dbmodernizer.migration.compare;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.migration.ledger.CopyDigests;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.sql.SqlSession;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of the target with the digests that the engine DIRECT took while it copied. It
 * reads no row of the source. It counts only if the source was read-only during the copy and still
 * is, and only for tables that are equal. Every other table is compared by reading both sides.
 */
final class TargetOnlyComparison {
  private final SqlSession source;
  private final SqlSession target;
  private final @Nullable CopyDigests digests;

  private TargetOnlyComparison(
      SqlSession source, SqlSession target, @Nullable CopyDigests digests) {
    this.source = source;
    this.target = target;
    this.digests = digests;
  }

  /** Finds out whether the digests of the copy stand for the source. */
  static TargetOnlyComparison of(StepContext context, SqlSession source, SqlSession target) {
    boolean counts =
        CopyEngine.isDirect(context.request().getMigration())
            && context
                .find(CopyDigests.ROUND)
                .filter(round -> round == context.round())
                .isPresent();
    return new TargetOnlyComparison(
        source,
        target,
        counts
            ? target.call(connection -> CopyDigests.of(connection, context.migrationId()))
            : null);
  }

  /**
   * Compares a table.
   *
   * @param before the table's state before, with the rows that the source had before the copy
   * @return the state of an equal table; empty if both sides must be read
   */
  Optional<TableProgress> equal(TableName name, ComparedTable table, TableProgress before) {
    CopyDigests ofCopy = digests;
    if (ofCopy == null || !table.comparable()) {
      return Optional.empty();
    }
    Optional<TableDigest> read = target.call(connection -> ofCopy.of(name));
    // The assessment has counted the rows without chunks, so it shows rows that no chunk covers.
    if (read.isEmpty()
        || read.get().rows() != before.getSourceRows()
        || !source.call(connection -> SqlDialect.of(connection).isReadOnly(connection))) {
      return Optional.empty();
    }
    TableDigest atTarget =
        target.call(c -> TableDigester.digest(c, table.target(), SqlDialect.of(c)));
    return read.filter(atTarget::equals).map(digest -> equal(before, digest));
  }

  private static TableProgress equal(TableProgress before, TableDigest digest) {
    return TableProgress.newBuilder(before)
        .setState(TableState.MATCHED)
        .setSourceRows(digest.rows())
        .setTargetRows(digest.rows())
        .setSourceChecksum(digest.checksum())
        .setTargetChecksum(digest.checksum())
        .setComparedByDigest(true)
        .setMessage("")
        .build();
  }
}
