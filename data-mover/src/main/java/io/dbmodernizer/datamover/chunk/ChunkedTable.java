package io.dbmodernizer.datamover.chunk;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.range.KeyColumn;
import io.dbmodernizer.datamover.range.TableKey;
import java.util.List;
import java.util.Optional;

/**
 * A table and the key by which it is cut into chunks.
 *
 * @param both the table as each side has it
 * @param key the key on the source; empty if the table is one chunk
 */
public record ChunkedTable(ComparedTable both, Optional<TableKey> key) {

  /**
   * Checks that the table can be copied.
   *
   * @throws IllegalArgumentException if its columns do not match on both sides
   */
  public ChunkedTable {
    if (!both.comparable()) {
      throw new IllegalArgumentException(
          "table "
              + both.source().name()
              + " cannot be copied: "
              + String.join("; ", both.obstacles()));
    }
  }

  /**
   * Cuts the table by its primary key, or else by a unique constraint or index without nullable
   * columns. A table without such a key is one chunk.
   */
  public static ChunkedTable of(ComparedTable both) {
    return new ChunkedTable(both, TableKey.of(both.source()));
  }

  /**
   * Cuts the table by ranges of a column, whose values need not be unique. All rows of one value
   * are in the same chunk.
   *
   * @param column the name of a stored column
   * @throws IllegalArgumentException if there is no such column, if it allows NULL, or if its type
   *     has no order
   */
  public static ChunkedTable byColumn(ComparedTable both, String column) {
    Column found =
        both.source().storedColumns().stream()
            .filter(stored -> stored.name().equalsIgnoreCase(column))
            .findFirst()
            .filter(TableKey::isPossibleIn)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "table "
                            + both.source().name()
                            + " has no column "
                            + column
                            + " that is stored, has an order and forbids NULL; name such a column,"
                            + " or none to copy the table as one chunk"));
    return new ChunkedTable(both, Optional.of(new TableKey(List.of(new KeyColumn(found, false)))));
  }

  /** Returns the name of the table on the source. */
  public TableName name() {
    return both.source().name();
  }
}
