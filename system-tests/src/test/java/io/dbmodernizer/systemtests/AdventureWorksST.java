package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ObjectTotals;
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

/**
 * AdventureWorks as far as H2 can declare it. Its functions, procedures and triggers are in {@code
 * GeneratedApplicationIT} of the migration service, whose target allows Java code. H2 has no
 * XQuery, table types, full-text and XML indexes, computed hierarchies and DDL triggers: golden
 * texts test their statements.
 */
@Tag("deep")
@ExtendWith(SharedPipeline.class)
class AdventureWorksST {

  @Test
  void oneRequestMovesEveryRowAndEveryObjectThatIsDeclared(Pipeline pipeline) throws Exception {
    // Given
    SourceDatabase source = pipeline.createSource("AdventureWorks");
    AdventureWorks.load(source);
    AdventureWorks.createObjects(source);
    Map<TableId, Long> rows = AdventureWorks.rowsInFiles();
    MigrationRequested request = pipeline.request("adventure-works", source.name());

    // When
    pipeline.producer().publish(request);
    MigrationStatus status = pipeline.awaitState("adventure-works", MigrationState.COMPLETED);

    // Then
    assertThat(rows).hasSizeGreaterThanOrEqualTo(50);
    MovedDatabase.assertEveryRowMoved(pipeline, source, request, rows);
    MovedDatabase.assertStatusTellsEveryTable(pipeline, status, rows);
    Map<String, Integer> declared =
        AdventureWorks.objects(
            Map.of("USER_TYPE", "CREATE DOMAIN", "VIEW", "CREATE VIEW", "COMMENT", "COMMENT ON"));
    assertThat(declared.values()).allMatch(count -> count > 3);
    assertThat(
            pipeline.events().of("adventure-works", MigrationCompleted.class).get(0).getObjects())
        .allSatisfy(kind -> assertThat(kind.getEqual()).isEqualTo(kind.getInSource()))
        .extracting(ObjectTotals::getKind, ObjectTotals::getEqual)
        .containsAll(
            declared.entrySet().stream().map(e -> tuple(e.getKey(), e.getValue())).toList());
  }
}
