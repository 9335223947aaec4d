package io.dbmodernizer.cli.copy;

import io.dbmodernizer.datamover.wholecopy.TableProgress;
import io.dbmodernizer.datamover.wholecopy.WholeCopyProgress;

/** The texts of a copy's progress, for bars and for lines. */
final class CopyTexts {

  private CopyTexts() {}

  static String whole(WholeCopyProgress progress) {
    StringBuilder text = new StringBuilder();
    text.append(progress.complete())
        .append(" of ")
        .append(progress.tables().size())
        .append(" tables, ")
        .append(Amounts.number(progress.rows()))
        .append(" of ")
        .append(Amounts.number(progress.expectedRows()))
        .append(" rows, ")
        .append(Amounts.number(progress.rowsPerSecond()))
        .append(" rows/s, ")
        .append(Amounts.bytes(progress.bytesPerSecond()))
        .append("/s");
    progress.left().ifPresent(left -> text.append(", ").append(Amounts.time(left)).append(" left"));
    if (progress.pace().isSlowed()) {
      text.append(", ").append(progress.pace());
    }
    return text.toString();
  }

  static String table(TableProgress table) {
    return Amounts.number(table.rows())
        + " of "
        + Amounts.number(table.expectedRows())
        + " rows"
        + (table.failedChunks() == 0 ? "" : ", " + table.failedChunks() + " chunks failed");
  }
}
