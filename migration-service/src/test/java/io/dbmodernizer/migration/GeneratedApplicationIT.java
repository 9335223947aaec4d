package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ObjectTotals;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.testing.FiringTrigger;
import io.dbmodernizer.migration.testing.GeneratedApplication;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.state.StageState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole migration of generated application databases. */
class GeneratedApplicationIT {
  private static final ComparisonExecutor SIDES = new ComparisonExecutor(2);
  private static final int TABLES = 12;

  @RegisterExtension static final MigrationWorld world = MigrationWorld.withSales();

  @AfterAll
  static void stop() {
    SIDES.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void everyTableAndEveryObjectIsEqualAfterwards(long seed) throws SQLException {
    // Given
    GeneratedApplication application = new GeneratedApplication(seed, TABLES);
    String database = "application_" + seed;
    world.source().create(database, application.statements());
    MigrationRequested request = world.request(database);
    TargetProvisioned target = world.provision(request);
    mayCreateCode(target);
    StoredRun run =
        world.run(
            MigrationStage.outline().steps(world.steps(SIDES, Duration.ofSeconds(2))).build(),
            target);
    int fired = FiringTrigger.fired();

    // When
    StageState ended = run.toTheEnd();

    // Then
    assertThat(ended.getState()).as("%s", ended.getFailure()).isEqualTo(ProgressState.DONE);
    assertThat(FiringTrigger.fired()).isEqualTo(fired);
    assertThat(run.tables()).hasSize(TABLES).allMatch(table -> table.getSourceRows() == 40);
    assertThat(run.tables())
        .allSatisfy(
            table -> assertThat(table.getTargetChecksum()).isEqualTo(table.getSourceChecksum()));
    TreeMap<String, Integer> expected = new TreeMap<>();
    application.counts().forEach((kind, count) -> expected.put(kind.name(), count));
    assertThat(
            run.events(MigrationCompleted.class).get(0).getObjects().stream()
                .collect(Collectors.toMap(ObjectTotals::getKind, ObjectTotals::getEqual)))
        .isEqualTo(expected);
  }

  private static void mayCreateCode(TargetProvisioned target) throws SQLException {
    try (Connection connection = world.connectToTargetAsOwner(target);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER USER \"" + MigrationWorld.ADMINISTRATOR + "\" ADMIN TRUE");
    }
  }
}
