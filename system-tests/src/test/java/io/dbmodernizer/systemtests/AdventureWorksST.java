package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.systemtests.data.AdventureWorks;
import io.dbmodernizer.systemtests.platform.MovedDatabase;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("deep")
@ExtendWith(SharedPipeline.class)
class AdventureWorksST {

  @Test
  void oneRequestMovesEveryRowOfEveryDeclaredTable(Pipeline pipeline) throws Exception {
    // Given
    SourceDatabase source = pipeline.createSource("AdventureWorks");
    AdventureWorks.load(source);
    Map<TableId, Long> rows = AdventureWorks.rowsInFiles();
    MigrationRequested request = pipeline.request("adventure-works", source.name());

    // When
    pipeline.producer().publish(request);
    MigrationStatus status = pipeline.awaitState("adventure-works", MigrationState.COMPLETED);

    // Then
    assertThat(rows).hasSizeGreaterThanOrEqualTo(50);
    MovedDatabase.assertEveryRowMoved(pipeline, source, request, rows);
    MovedDatabase.assertStatusTellsEveryTable(pipeline, status, rows);
  }
}
