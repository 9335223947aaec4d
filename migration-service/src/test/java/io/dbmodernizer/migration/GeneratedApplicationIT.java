package io.dbmodernizer.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.events.MigrationCompleted;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ObjectTotals;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.migration.compare.ComparisonExecutor;
import io.dbmodernizer.migration.testing.AdventureWorksExcerpt;
import io.dbmodernizer.migration.testing.FiringTrigger;
import io.dbmodernizer.migration.testing.GeneratedApplication;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.migration.testing.StoredRun;
import io.dbmodernizer.state.StageState;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole migration of generated application databases, and of an excerpt of AdventureWorks. */
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
    GeneratedApplication application = new GeneratedApplication(seed, TABLES);

    StoredRun run = move("application_" + seed, application.statements(), application.counts());

    assertThat(run.tables()).hasSize(TABLES).allMatch(table -> table.getSourceRows() == 40);
  }

  @Test
  void everyTableAndEveryObjectOfAdventureWorksIsEqualAfterwards() throws Exception {
    AdventureWorksExcerpt excerpt = AdventureWorksExcerpt.read();

    StoredRun run = move("adventureworks", excerpt.statements(), excerpt.counts());

    assertThat(run.tables()).hasSize(7);
    assertThat(excerpt.counts().values()).allMatch(count -> count >= 3);
  }

  /** Moves a database, and expects every row and every object to be equal on both sides. */
  private static StoredRun move(
      String database, String[] statements, Map<MovableKind, Integer> objects) throws SQLException {
    // Given
    world.source().create(database, statements);
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
    assertThat(run.tables())
        .allSatisfy(
            table -> assertThat(table.getTargetChecksum()).isEqualTo(table.getSourceChecksum()));
    Map<String, Integer> expected = new TreeMap<>();
    objects.forEach((kind, count) -> expected.put(kind.name(), count));
    assertThat(
            run.events(MigrationCompleted.class).get(0).getObjects().stream()
                .collect(Collectors.toMap(ObjectTotals::getKind, ObjectTotals::getEqual)))
        .isEqualTo(expected);
    return run;
  }

  private static void mayCreateCode(TargetProvisioned target) throws SQLException {
    try (Connection connection = world.connectToTargetAsOwner(target);
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER USER \"" + MigrationWorld.ADMINISTRATOR + "\" ADMIN TRUE");
    }
  }
}
