package io.dbmodernizer.datamover.copy;

import io.dbmodernizer.datamover.checksum.RowDigester;
import io.dbmodernizer.datamover.checksum.TableDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The digest of rows that are read to be written. A row with streams has none: each stream can be
 * read once only, and is written as it is read.
 */
final class CopiedDigest {

  private final RowDigester digester = new RowDigester();
  private final CopiedColumns columns;

  /** The place of each stored column among the copied ones. */
  private final int[] places;

  private boolean complete;

  CopiedDigest(CopiedColumns columns) {
    this.columns = columns;
    this.places = columns.placesOfStored();
    this.complete = columns.canBeDigested();
  }

  /**
   * Adds a row.
   *
   * @param values the values that were read to be written
   * @param row the row they were read from
   */
  void add(@Nullable Object[] values, ResultSet row, boolean streamed) throws SQLException {
    complete = complete && !streamed;
    if (complete) {
      for (int place : places) {
        digester.add(columns.stored(row, place, values[place]));
      }
      digester.endOfRow();
    }
  }

  Optional<TableDigest> digest() {
    return complete ? Optional.of(digester.digest()) : Optional.empty();
  }
}
