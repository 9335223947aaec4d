package io.dbmodernizer.migration.direct;

import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlPoolProperties;
import io.dbmodernizer.sql.SqlPools;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;

/** Pools of the tests. */
final class TestPools {

  private TestPools() {}

  static SqlPools of(SqlConnections connections) {
    return new SqlPools(
        connections,
        new SqlPoolProperties(8, 16, Duration.ofSeconds(10), Duration.ofSeconds(30)),
        new SimpleMeterRegistry());
  }
}
