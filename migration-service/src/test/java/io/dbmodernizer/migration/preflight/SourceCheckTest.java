package io.dbmodernizer.migration.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.testing.MigrationWorld;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.sql.SqlProperties;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceCheckTest {
  private static final String IN_MEMORY = "jdbc:h2:mem:{database};IFEXISTS=TRUE";

  private Connection owner;

  @BeforeEach
  void createSource() throws SQLException {
    owner = DriverManager.getConnection("jdbc:h2:mem:preflight", "owner", "");
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "CREATE USER \"READER\" PASSWORD '"
              + MigrationWorld.secrets().resolve("env:SOURCE_PASSWORD")
              + "'");
    }
  }

  @AfterEach
  void dropSource() throws SQLException {
    owner.close();
  }

  @Test
  void aSourceThatAnswersIsNamedWithItsProduct() {
    assertThat(check(IN_MEMORY, "env:SOURCE_PASSWORD"))
        .first()
        .satisfies(
            f -> {
              assertThat(f.outcome()).isEqualTo(Outcome.PASSED);
              assertThat(f.message()).contains("login READER").contains("H2 ");
            });
  }

  @Test
  void eachRightIsNamedWithItsResultForTheTablesOfTheRequest() throws SQLException {
    assertThat(check(IN_MEMORY, "env:SOURCE_PASSWORD"))
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .contains(tuple("right SELECT on source preflight", Outcome.NOT_APPLICABLE));

    try (Statement statement = owner.createStatement()) {
      statement.execute("CREATE TABLE MINE(ID INT)");
      statement.execute("CREATE TABLE THEIRS(ID INT)");
      statement.execute("GRANT SELECT ON MINE TO READER");
    }

    assertThat(check(IN_MEMORY, "env:SOURCE_PASSWORD", "[PUBLIC].[MINE]"))
        .extracting(PreflightFinding::subject, PreflightFinding::outcome)
        .contains(tuple("right SELECT on source preflight", Outcome.PASSED));
    assertThat(check(IN_MEMORY, "env:SOURCE_PASSWORD"))
        .last()
        .satisfies(
            f -> {
              assertThat(f.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(f.message()).contains("[PUBLIC].[THEIRS]").doesNotContain("MINE");
              assertThat(f.remedy()).contains("GRANT SELECT ON \"PUBLIC\".\"THEIRS\" TO");
            });
  }

  @Test
  void aLoginThatIsRefusedAndASecretThatIsNotThereFailWithTheirRemedies() {
    assertThat(check(IN_MEMORY, "env:WRONG_PASSWORD"))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.outcome()).isEqualTo(Outcome.FAILED);
              assertThat(f.message()).contains("SOURCE_LOGIN_FAILED").doesNotContain("Wrong-Pass");
              assertThat(f.remedy()).isNotEmpty();
            });
    assertThat(check(IN_MEMORY, "env:NOT_SET"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("SECRET_UNRESOLVABLE"));
  }

  @Test
  void aSourceThatDoesNotAnswerFails() {
    assertThat(check("jdbc:h2:tcp://{host}:{port}/{database}", "env:SOURCE_PASSWORD"))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("SOURCE_UNREACHABLE"));
  }

  private static List<PreflightFinding> check(String url, String passwordRef, String... tables) {
    MigrationRequested request = SampleRequest.empty("m-1");
    request.getSource().setHost("127.0.0.1");
    request.getSource().setPort(1);
    request.getSource().setDatabase("preflight");
    request.getSource().setLogin("READER");
    request.getSource().setPasswordRef(passwordRef);
    request.getMigration().setTables(List.of(tables));
    SqlConnections connections =
        new SqlConnections(
            new SqlProperties(
                url,
                "jdbc:h2:mem:{database}",
                Duration.ofSeconds(5),
                Duration.ofMinutes(5),
                Duration.ofMinutes(30)),
            MigrationWorld.secrets());
    return new SourceCheck(connections).check(request);
  }
}
