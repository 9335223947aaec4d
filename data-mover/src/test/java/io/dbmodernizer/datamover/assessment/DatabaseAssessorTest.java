package io.dbmodernizer.datamover.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.object.MovableKind;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseAssessorTest {

  private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

  private TestDatabase database;

  @BeforeEach
  void open() throws SQLException {
    database = new TestDatabase();
    database.execute(
        "CREATE SCHEMA shop",
        "CREATE TABLE shop.item(id INT PRIMARY KEY, at TIMESTAMP(3) ON UPDATE LOCALTIMESTAMP)",
        "CREATE TABLE shop.log(id INT PRIMARY KEY)",
        "CREATE VIEW shop.seen AS SELECT id FROM shop.item",
        "CREATE SEQUENCE shop.numbers",
        "INSERT INTO shop.item(id) VALUES (1), (2)",
        "INSERT INTO shop.log VALUES (1), (2), (3)");
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  private DatabaseAssessment assess(String pattern, UnmovedKind... accepted) throws SQLException {
    return DatabaseAssessor.assess(
        database.connection(),
        table -> table.name().matches(pattern),
        Set.of(accepted),
        InstantSource.fixed(NOW));
  }

  @Test
  void tablesRowsAndObjectsAreCounted() throws SQLException {
    DatabaseAssessment assessment = assess(".*");

    assertThat(assessment.assessedAt()).isEqualTo(NOW);
    assertThat(assessment.product()).isEqualTo("H2");
    assertThat(assessment.tables()).isEqualTo(2);
    assertThat(assessment.rows()).isEqualTo(5);
    assertThat(assessment.objects())
        .isEqualTo(Map.of(MovableKind.VIEW, 1, MovableKind.SEQUENCE, 1));
    assertThat(assessment.largest()).hasSize(2);
    assertThat(assessment.advice().size()).isEqualTo(ComputeSize.GP_Gen5_2);
  }

  @Test
  void aBlockerBlocksUnlessItIsAcceptedOrItsTableLeftOut() throws SQLException {
    assertThat(assess(".*").isBlocked()).isTrue();
    assertThat(assess(".*").findings().get(0).code()).isEqualTo("COLUMN_ON_UPDATE");
    assertThat(assess(".*", UnmovedKind.COLUMN_ON_UPDATE).isBlocked()).isFalse();
    assertThat(assess("log").isBlocked()).isFalse();
    assertThat(assess("log").rows()).isEqualTo(3);
  }

  @Test
  void nothingIsCreated() throws SQLException {
    List<List<String>> before = database.rows("SCRIPT");

    assess(".*");

    assertThat(database.rows("SCRIPT")).isEqualTo(before);
  }

  @Test
  void everyRuleSaysWhatItMeansWhatToDoAndWhereToRead() {
    for (PlatformRule rule : PlatformRule.values()) {
      Finding finding = PlatformFindings.find(List.of(new PlatformUse(rule, "thing"))).get(0);

      assertThat(finding.code()).isEqualTo(rule.name());
      assertThat(finding.message()).as("%s", rule).endsWith(": 1 (thing)");
      assertThat(finding.remedy()).as("%s", rule).isNotBlank().doesNotEndWith(".");
      assertThat(FindingPages.of(rule.name()).orElseThrow())
          .startsWith("https://learn.microsoft.com/");
    }
    assertThat(FindingPages.of("NO_PRIMARY_KEY")).isEmpty();
  }

  @Test
  void objectsOfOneRuleAreOneFinding() {
    List<PlatformUse> uses =
        Arrays.stream(new String[] {"a", "b", "c", "d", "e", "f"})
            .map(name -> new PlatformUse(PlatformRule.WINDOWS_USER, name))
            .toList();

    assertThat(PlatformFindings.find(uses))
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).endsWith("6 (a, b, c, d, e and 1 more)"));
  }
}
