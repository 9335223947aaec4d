package io.dbmodernizer.migration.direct;

import io.dbmodernizer.datamover.chunk.ChunkConsistency;
import io.dbmodernizer.datamover.dialect.ReadConsistency;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.sql.SqlConnections;

/**
 * What the source promises to the readers of a copy.
 *
 * @param readOnly true if nobody could change it whenever the copy looked
 * @param consistency the weakest consistency with which a chunk can have been read
 */
record SourceReading(boolean readOnly, ReadConsistency consistency) {

  /** Asks the source for what it promises now. */
  static SourceReading now(SqlConnections connections, StepContext context) {
    return connections.call(
        connections.source(context.request().getSource()),
        connection -> {
          SqlDialect dialect = SqlDialect.of(connection);
          return new SourceReading(
              dialect.isReadOnly(connection), dialect.readConsistently(connection));
        });
  }

  /** Returns what held at both times. */
  SourceReading and(SourceReading later) {
    return new SourceReading(readOnly && later.readOnly, consistency.weaker(later.consistency));
  }

  /** Returns the same without the promise that nothing has changed. */
  SourceReading writable() {
    return new SourceReading(false, consistency);
  }

  /** Returns a clause for people. */
  String inWords() {
    return readOnly
        ? "the source was read-only, so all chunks are of the same moment"
        : ChunkConsistency.inWords(consistency);
  }
}
