package io.dbmodernizer.migration.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.dialect.ReadConsistency;
import org.junit.jupiter.api.Test;

class SourceReadingTest {
  private static final SourceReading SNAPSHOT = new SourceReading(false, ReadConsistency.SNAPSHOT);

  @Test
  void aCopyPromisesOnlyWhatHeldWheneverItLooked() {
    // Given
    SourceReading archive = new SourceReading(true, ReadConsistency.SNAPSHOT);
    SourceReading locking = new SourceReading(true, ReadConsistency.COMMITTED_ROWS);

    // Then
    assertThat(archive.and(archive)).isEqualTo(archive);
    assertThat(archive.and(SNAPSHOT)).isEqualTo(SNAPSHOT);
    assertThat(SNAPSHOT.and(locking))
        .isEqualTo(locking.and(SNAPSHOT))
        .isEqualTo(new SourceReading(false, ReadConsistency.COMMITTED_ROWS));
  }

  @Test
  void peopleReadHowConsistentTheChunksAre() {
    // Given
    SourceReading statement = new SourceReading(false, ReadConsistency.STATEMENT);
    SourceReading locking = new SourceReading(false, ReadConsistency.COMMITTED_ROWS);

    // Then
    assertThat(SNAPSHOT.inWords())
        .isEqualTo("each chunk was read in a snapshot; chunks were not read at the same moment");
    assertThat(statement.inWords()).startsWith("each chunk was read as of one moment");
    assertThat(locking.inWords()).startsWith("chunks were read with READ COMMITTED");
    assertThat(new SourceReading(true, ReadConsistency.COMMITTED_ROWS).inWords())
        .startsWith("the source was read-only");
  }
}
