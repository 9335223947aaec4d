package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.step.StepException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlConnectionsTest {
  private final SqlConnections connections =
      new SqlConnections(
          new SqlProperties(
              "jdbc:sqlserver://{host}:{port};databaseName={database};encrypt={encrypt}"
                  + ";trustServerCertificate={trustServerCertificate}",
              "jdbc:sqlserver://{host}:1433;databaseName={database};encrypt=true",
              Duration.ofSeconds(15),
              Duration.ofMinutes(5),
              Duration.ofMinutes(30)),
          TestSecrets.resolver());

  private static SourceDatabase source(String host, String database) {
    return SourceDatabase.newBuilder()
        .setHost(host)
        .setPort(14330)
        .setDatabase(database)
        .setLogin("reader")
        .setPasswordRef("env:SOURCE_PASSWORD")
        .build();
  }

  @Test
  void fillsTheSourcesUrlFromTheRequest() {
    // When
    SqlEndpoint endpoint = connections.source(source("db.example", "Sales 2024"));

    // Then
    assertThat(endpoint.url())
        .isEqualTo(
            "jdbc:sqlserver://db.example:14330;databaseName=Sales 2024;encrypt=true"
                + ";trustServerCertificate=false");
    assertThat(endpoint).hasToString("source db.example:14330/Sales 2024 (login reader)");
  }

  @Test
  void fillsTheTargetsUrlFromWhatIsProvisioned() {
    // Given
    MigrationRequested request = MigrationRequested.newBuilder().build();
    request.getTarget().getServer().setName("sql-orders");
    request.getTarget().getServer().setAdministratorLogin("sqladmin");
    request.getTarget().getDatabase().setName("orders");
    TargetProvisioned target =
        TargetProvisioned.newBuilder()
            .setRequest(request)
            .setServerFqdn("sql-orders.database.windows.net")
            .build();

    // When
    SqlEndpoint endpoint = connections.target(target);

    // Then
    assertThat(endpoint.url())
        .isEqualTo(
            "jdbc:sqlserver://sql-orders.database.windows.net:1433;databaseName=orders;encrypt=true");
    assertThat(endpoint)
        .hasToString("target sql-orders.database.windows.net/orders (login sqladmin)");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "Sales\nMore", "\t"})
  void refusesADatabaseNameThatCouldChangeTheConnection(String name) {
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> connections.source(source("db.example", name)))
        .satisfies(
            e -> {
              assertThat(e.failed().retryable()).isFalse();
              assertThat(e.failed().failure().getReason()).isEqualTo(Reason.INVALID_REQUEST);
              assertThat(e.failed().failure().getSubject()).isEqualTo("database");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sales{2024}",
        "a=b",
        "{host}",
        "{",
        "}",
        "}};encrypt=false;x={",
        "Sales;encrypt=false",
        "encrypt=false",
        "a $1 \\ b",
        "naïve 😀 #1"
      })
  void nameOfADatabaseNeverChangesTheConnection(String name) throws SQLException {
    // When
    String url = connections.source(source("db.example", name)).url();

    // Then
    Map<String, String> read =
        Arrays.stream(DriverManager.getDriver(url).getPropertyInfo(url, new Properties()))
            .filter(property -> property.value != null)
            .collect(Collectors.toMap(p -> p.name, p -> p.value, (one, other) -> one));
    assertThat(read)
        .containsEntry("databaseName", name)
        .containsEntry("serverName", "db.example")
        .containsEntry("encrypt", "true")
        .containsEntry("trustServerCertificate", "false");
  }

  @Test
  void refusesAHostThatCouldChangeTheConnection() {
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> connections.source(source("db.example;trustServerCertificate=true", "S")))
        .satisfies(e -> assertThat(e.failed().failure().getSubject()).isEqualTo("host"));
  }

  @Test
  void saysWhichSettingsNameAnUnknownDriver() {
    // Given
    SqlConnections unknown =
        new SqlConnections(
            new SqlProperties(
                "jdbc:unknown:{host}",
                "jdbc:unknown:{host}",
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30)),
            TestSecrets.resolver());

    // When / Then
    assertThatExceptionOfType(StepException.class)
        .isThrownBy(() -> unknown.open(unknown.source(source("db.example", "Sales"))))
        .withMessageContaining("dbmodernizer.sql.source-url");
  }
}
