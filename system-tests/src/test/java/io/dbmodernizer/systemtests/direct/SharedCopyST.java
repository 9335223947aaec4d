package io.dbmodernizer.systemtests.direct;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.systemtests.platform.MovedDatabase;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SeparatePipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One large table of a slow source, copied by one, two and three instances of the migration
 * service. It prints the rate and the share of each instance, and asserts no time.
 */
@Tag("deep")
class SharedCopyST {

  private static final Logger LOG = LoggerFactory.getLogger(SharedCopyST.class);
  private static final int ROWS = 150_000;
  private static final long BYTES_PER_SECOND = 200_000;
  private static final TableId ORDERS = new TableId("Shop", "Orders");

  @RegisterExtension
  private static final SeparatePipeline PLATFORM =
      new SeparatePipeline("--dbmodernizer.copy.workers=2", "--dbmodernizer.copy.chunk-rows=10000");

  @Test
  void everyInstanceCopiesAPartOfOneTable(Pipeline pipeline) throws Exception {
    for (int instances = 1; instances <= 3; instances++) {
      // Given
      if (instances > 1) {
        pipeline.platform().startService("migration", instances);
      }
      String id = "shared-" + instances;
      SourceDatabase source = pipeline.createSource(id, ROWS);
      MigrationRequested request = pipeline.request(id, source.name());
      request.getMigration().setEngine(MigrationEngine.DIRECT);

      // When
      WorkShares shares;
      try (ThrottledProxy slow = new ThrottledProxy(pipeline.sources().port(), BYTES_PER_SECOND)) {
        request.getSource().setPort(slow.port());
        pipeline.producer().publish(request);
        shares = WorkShares.watch(pipeline, request, ROWS);
        slow.endThrottling();
        pipeline.awaitState(id, MigrationState.COMPLETED);
      }

      // Then
      LOG.info("{} instances: {}", instances, shares);
      assertThat(shares.rowsByInstance()).as("instances that copied rows").hasSize(instances);
      MovedDatabase.assertEveryRowMoved(pipeline, source, request, Map.of(ORDERS, (long) ROWS));
    }
  }
}
