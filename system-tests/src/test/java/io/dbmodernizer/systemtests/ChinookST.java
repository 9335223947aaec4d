package io.dbmodernizer.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.ModernizationCompleted;
import io.dbmodernizer.systemtests.compare.TableId;
import io.dbmodernizer.systemtests.data.Chinook;
import io.dbmodernizer.systemtests.platform.MovedDatabase;
import io.dbmodernizer.systemtests.platform.Pipeline;
import io.dbmodernizer.systemtests.platform.SharedPipeline;
import io.dbmodernizer.testsupport.source.SourceDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(SharedPipeline.class)
class ChinookST {

  @Test
  void oneRequestMovesEveryRowOfEveryTable(Pipeline pipeline) throws Exception {
    // Given
    SourceDatabase source = pipeline.createSource("Chinook");
    Map<TableId, Long> rows = Chinook.load(source);
    MigrationRequested request = pipeline.request("chinook", source.name());
    request.getTarget().getStorage().setAccountName("stchinook");
    request.getTarget().getStorage().setContainerName("exports");

    // When
    pipeline.producer().publish(request);
    MigrationStatus status = pipeline.awaitState("chinook", MigrationState.COMPLETED);

    // Then
    assertThat(rows).hasSize(11);
    MovedDatabase.assertEveryRowMoved(pipeline, source, request, rows);
    MovedDatabase.assertStatusTellsEveryTable(pipeline, status, rows);
    assertThat(status.getBackupPolicy()).isEqualTo(request.getBackup());
    assertThat(pipeline.events().of("chinook", ModernizationCompleted.class)).hasSize(1);
    try (Connection left = source.open();
        Connection right = pipeline.openTarget(request)) {
      assertThat(foreignKeys(right))
          .isEqualTo(foreignKeys(left))
          .hasSize(11)
          .contains("FK_EmployeeReportsTo: Employee.ReportsTo -> PK_Employee");
    }

    // When
    HttpResponse<String> answer = pipeline.get("/api/migrations/chinook");

    // Then
    JsonNode json = JsonMapper.shared().readTree(answer.body());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json.get("state").asString()).isEqualTo("COMPLETED");
    assertThat(json.get("tableTotals").get("matched").asInt()).isEqualTo(11);
    JsonNode tables =
        JsonMapper.shared().readTree(pipeline.get("/api/migrations/chinook/tables").body());
    assertThat(tables.get("tables").size()).isEqualTo(11);
    assertRestInterfaceTellsTheMigration(pipeline);
  }

  private static void assertRestInterfaceTellsTheMigration(Pipeline pipeline) throws Exception {
    // When
    JsonNode migration = json(pipeline, "/api/v1/migrations/chinook");
    JsonNode tables = json(pipeline, "/api/v1/migrations/chinook/tables?state=MATCHED&sort=-rows");
    JsonNode resources = json(pipeline, "/api/v1/migrations/chinook/resources");

    // Then
    assertThat(migration.path("needsAttention").asBoolean(true)).isFalse();
    assertThat(migration.path("stages"))
        .hasSize(4)
        .allSatisfy(
            stage -> {
              assertThat(stage.path("durationMillis").isNumber()).isTrue();
              assertThat(stage.path("steps"))
                  .isNotEmpty()
                  .allSatisfy(
                      step -> assertThat(step.path("state").asString()).isNotEqualTo("SKIPPED"));
            });
    assertThat(json(pipeline, "/api/v1/migrations/chinook?skipped=true").toString())
        .contains("\"SKIPPED\"");
    assertThat(tables.path("total").asInt()).isEqualTo(11);
    assertThat(tables.path("items").path(0).path("table").asString()).contains("PlaylistTrack");
    assertThat(tables.path("items").path(0).path("comparison").path("comparedAt").isString())
        .isTrue();
    assertThat(resources.path("items"))
        .isNotEmpty()
        .allSatisfy(
            resource ->
                assertThat(resource.path("portalUrl").asString())
                    .isEqualTo(
                        "https://portal.azure.com/#resource" + resource.path("id").asString()));
  }

  private static JsonNode json(Pipeline pipeline, String path) throws Exception {
    return JsonMapper.shared().readTree(pipeline.get(path).body());
  }

  private static Set<String> foreignKeys(Connection connection) throws SQLException {
    Set<String> keys = new HashSet<>();
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                """
                SELECT R.CONSTRAINT_NAME, K.TABLE_NAME, K.COLUMN_NAME, R.UNIQUE_CONSTRAINT_NAME
                FROM INFORMATION_SCHEMA.REFERENTIAL_CONSTRAINTS R
                JOIN INFORMATION_SCHEMA.KEY_COLUMN_USAGE K ON K.CONSTRAINT_NAME = R.CONSTRAINT_NAME
                """)) {
      while (found.next()) {
        keys.add(
            "%s: %s.%s -> %s"
                .formatted(
                    found.getString(1),
                    found.getString(2),
                    found.getString(3),
                    found.getString(4)));
      }
    }
    return keys;
  }
}
