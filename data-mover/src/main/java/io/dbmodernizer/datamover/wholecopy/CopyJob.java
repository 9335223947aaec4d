package io.dbmodernizer.datamover.wholecopy;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.chunk.ChunkedTable;
import io.dbmodernizer.datamover.chunk.CopyId;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import java.util.List;
import java.util.Map;

/**
 * A copy whose target is ready for rows.
 *
 * @param copy its name in the ledger
 * @param source the definitions of the source
 * @param tables its tables
 * @param expectedRows the rows by the source's catalog; a table that is not in it counts as empty
 * @param lost the tables of an earlier run that the source no longer has
 */
record CopyJob(
    CopyId copy,
    DatabaseDefinition source,
    Map<TableName, ChunkedTable> tables,
    Map<TableName, Long> expectedRows,
    List<TableName> lost) {

  long expected(TableName table) {
    return expectedRows.getOrDefault(table, 0L);
  }

  ChunkedTable table(TableName name) {
    ChunkedTable table = tables.get(name);
    if (table == null) {
      throw new IllegalStateException("table " + name + " is not part of the copy");
    }
    return table;
  }
}
