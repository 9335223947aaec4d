package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.rights.CheckedRight;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.events.ExistingRows;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SampleRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetObstacleTest {

  @Test
  void aPolicyThatMayHideRowsOfTheTargetIsAnObstacle() {
    // Given
    MissingRight missing =
        new MissingRight(
            new TableName("dbo", "t"),
            "[dbo].[t] by [dbo].[p]",
            "ALTER SECURITY POLICY [dbo].[p] WITH (STATE = OFF)");
    TargetContents contents =
        new TargetContents(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(),
            new ReadingRights(
                "admin", List.of(new CheckedRight(ReadingRight.ALL_ROWS, 1, List.of(missing)))));

    // When
    List<TargetObstacle> obstacles = TargetObstacle.of(contents, SampleRequest.empty("m-1"), false);

    // Then
    assertThat(obstacles)
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.subject()).isEqualTo("[dbo].[t] by [dbo].[p]");
              assertThat(obstacle.message()).contains("may hide rows from the login admin");
              assertThat(obstacle.remedy())
                  .contains("ALTER SECURITY POLICY [dbo].[p] WITH (STATE = OFF)", "retry");
            });
  }

  @Test
  void aTableThatAnotherMigrationCopiesIntoIsAnObstacleWhateverTheRequestAllows() {
    // Given
    TargetContents contents =
        new TargetContents(
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Map.of(new TableName("dbo", "t"), "m-other"),
            new ReadingRights("admin", List.of()));
    MigrationRequested request = SampleRequest.empty("m-1");
    request.getMigration().setExistingRows(ExistingRows.REPLACE);

    // When
    List<TargetObstacle> obstacles = TargetObstacle.of(contents, request, true);

    // Then
    assertThat(obstacles)
        .singleElement()
        .satisfies(
            obstacle -> {
              assertThat(obstacle.message()).contains("[dbo].[t] belongs to m-other");
              assertThat(obstacle.remedy()).contains("cancel it", "another target database");
            });
  }
}
