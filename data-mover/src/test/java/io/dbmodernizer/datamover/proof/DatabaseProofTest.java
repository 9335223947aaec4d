package io.dbmodernizer.datamover.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.compare.RowDiff;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseProofTest {

  private static final String[] TABLES = {
    "CREATE SCHEMA shop",
    "CREATE TABLE shop.item(id INT PRIMARY KEY, name VARCHAR(20))",
    "CREATE TABLE shop.other(id INT)",
    "INSERT INTO shop.item VALUES (1, 'a'), (2, 'b'), (3, 'c')"
  };

  private TestDatabase source;
  private TestDatabase target;

  @BeforeEach
  void open() throws SQLException {
    source = new TestDatabase();
    target = new TestDatabase();
    source.execute(TABLES);
    target.execute(TABLES);
  }

  @AfterEach
  void close() throws SQLException {
    source.close();
    target.close();
  }

  private ProofReport compare(UnaryOperator<ProofScope> scope) throws SQLException {
    return DatabaseProof.compare(
        source.connection(),
        target.connection(),
        scope.apply(ProofScope.EVERYTHING),
        InstantSource.system(),
        table -> {});
  }

  private static ProofScope only(String schemaAndName) {
    return new ProofScope(
        name -> (name.schema() + "." + name.name()).equals(schemaAndName),
        false,
        true,
        3,
        false,
        Set.of());
  }

  @Test
  void theVerdictSaysWhenItWasMade() throws SQLException {
    // Given
    Instant start = Instant.parse("2026-05-01T12:00:00Z");
    long[] seconds = {0};
    InstantSource clock = () -> start.plus(Duration.ofSeconds(seconds[0]++));

    // When
    ProofReport report =
        DatabaseProof.compare(
            source.connection(), target.connection(), ProofScope.EVERYTHING, clock, table -> {});

    // Then
    assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(report.startedAt()).isEqualTo(start);
    assertThat(report.comparedAt()).isAfter(start);
    assertThat(report.tables())
        .hasSize(2)
        .allSatisfy(
            table ->
                assertThat(table.comparedAt()).isBetween(report.startedAt(), report.comparedAt()));
  }

  @Test
  void differingRowsAreSampledByHashesOfTheirKeys() throws SQLException {
    // Given
    target.execute(
        "DELETE FROM shop.item WHERE id = 1",
        "UPDATE shop.item SET name = 'x' WHERE id = 2",
        "INSERT INTO shop.item VALUES (4, 'd')");

    // When
    List<DifferingKey> hashed = item(compare(scope -> scope)).sample();
    List<DifferingKey> shown =
        item(compare(scope -> new ProofScope(t -> true, true, true, 3, true, Set.of()))).sample();

    // Then
    assertThat(hashed)
        .hasSize(3)
        .allSatisfy(row -> assertThat(row.key()).matches("sha256:[0-9a-f]{16}"));
    assertThat(shown)
        .containsExactlyInAnyOrder(
            new DifferingKey("id = 1", RowDiff.Difference.MISSING_ON_TARGET),
            new DifferingKey("id = 2", RowDiff.Difference.DIFFERENT_VALUES),
            new DifferingKey("id = 4", RowDiff.Difference.ONLY_ON_TARGET));
  }

  @Test
  void aSampleHasNoMoreRowsThanAskedFor() throws SQLException {
    target.execute("DELETE FROM shop.item");

    assertThat(
            item(compare(scope -> new ProofScope(t -> true, true, true, 2, true, Set.of())))
                .sample())
        .hasSize(2);
    assertThat(
            item(compare(scope -> new ProofScope(t -> true, true, true, 0, true, Set.of())))
                .sample())
        .isEmpty();
  }

  @Test
  void theRowsOfATableWithoutAKeyAreComparedAndNotNamed() throws SQLException {
    target.execute("INSERT INTO shop.other VALUES (1)");

    TableVerdict other = compare(scope -> scope).tables().get(1);

    assertThat(other.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(other.reasons()).containsExactly("0 rows on the source, 1 on the target");
    assertThat(other.sample()).isEmpty();
  }

  @Test
  void aKeyWithAComputedColumnIsNotNamed() throws SQLException {
    for (TestDatabase database : List.of(source, target)) {
      database.execute(
          "CREATE TABLE shop.keyed(id INT, twice INT GENERATED ALWAYS AS (id * 2) NOT NULL, PRIMARY"
              + " KEY (twice))");
    }
    source.execute("INSERT INTO shop.keyed(id) VALUES (1)");

    TableVerdict keyed = compare(scope -> only("shop.keyed")).tables().get(0);

    assertThat(keyed.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(keyed.sample()).isEmpty();
  }

  @Test
  void rowsAreNotReadIfNotAskedFor() throws SQLException {
    target.execute("DELETE FROM shop.item");

    ProofReport report =
        compare(scope -> new ProofScope(t -> true, true, false, 3, false, Set.of()));

    assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(report.rowsCompared()).isFalse();
    assertThat(report.tables()).isEmpty();
    assertThat(report.tableCount()).isEqualTo(2);
  }

  @Test
  void onlyTheSelectedTablesAndTheirPartsAreCompared() throws SQLException {
    // Given
    target.execute(
        "DROP TABLE shop.other",
        "CREATE TABLE shop.more(id INT)",
        "CREATE SCHEMA another",
        "CREATE ROLE more",
        "CREATE VIEW shop.seen AS SELECT id FROM shop.more");
    source.execute(
        "CREATE VIEW shop.elsewhere AS SELECT id FROM shop.other",
        "CREATE VIEW shop.above AS SELECT id FROM shop.elsewhere");

    // Then
    assertThat(compare(scope -> only("shop.item")).kinds())
        .containsExactly(new KindTotals(MovableKind.VIEW, 0, 0, 0, 0, 0, 0, 0));
    assertThat(compare(scope -> only("shop.item")).verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(compare(scope -> only("shop.other")).definitions().first())
        .extracting(Difference::kind, Difference::object)
        .containsExactly(tuple("TABLE", "[shop].[other]"));
    assertThat(compare(scope -> only("shop.absent")).tableCount()).isZero();
  }

  @Test
  void ignoredKindsAreListedAndDoNotCount() throws SQLException {
    target.execute("CREATE ROLE more");

    ProofReport report =
        compare(scope -> new ProofScope(t -> true, true, true, 3, false, Set.of("ROLE")));

    assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
    assertThat(report.ignored().first())
        .containsExactly(new Difference("ROLE", "MORE", "it is on the target only"));
  }

  @Test
  void theReportStaysSmallWhateverDiffers() throws SQLException {
    int count = Differences.MOST + 50;
    for (int at : IntStream.range(0, count).toArray()) {
      target.execute("CREATE SEQUENCE shop.s" + at);
    }

    ProofReport report = compare(scope -> scope);

    assertThat(report.objects().total()).isEqualTo(count);
    assertThat(report.objects().first()).hasSize(Differences.MOST);
  }

  @Test
  void anUnreadableObjectIsNotProvenAndAMissingOneDiffers() throws Exception {
    try (ImitatedServer server = withUnreadable();
        ImitatedServer other = withUnreadable()) {
      ProofReport report = compareDefinitions(server.connection(), other.connection());
      assertThat(report.verdict()).isEqualTo(Verdict.NOT_PROVEN);
      assertThat(report.notCompared().first())
          .contains(new Difference("PROCEDURE", "[dbo].[secret]", "its definition is encrypted"));

      other.database().execute("DELETE FROM sys.objects WHERE name = 'secret'");
      assertThat(compareDefinitions(server.connection(), other.connection()).objects().first())
          .containsExactly(
              new Difference("PROCEDURE", "[dbo].[secret]", "it is missing on the target"));
    }
  }

  private static ImitatedServer withUnreadable() throws Exception {
    TestDatabase database = SqlServerImitation.openWithObjects();
    database.execute("DELETE FROM sys.columns WHERE name = 'Place'");
    return new ImitatedServer(database, ImitatedServer.asServer(database.connection()));
  }

  private static ProofReport compareDefinitions(Connection source, Connection target)
      throws SQLException {
    return DatabaseProof.compare(
        source,
        target,
        new ProofScope(t -> true, true, false, 0, false, Set.of()),
        InstantSource.system(),
        table -> {});
  }

  @Test
  void objectsOfAnotherProductAreNotProven() throws Exception {
    try (ImitatedServer server = ImitatedServer.open(List.of())) {
      ProofReport report = compareDefinitions(source.connection(), server.connection());

      assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENT);
      assertThat(report.definitions().first())
          .extracting(Difference::object)
          .contains("[shop].[item]", "[Sales].[Order]]s]");
    }
  }

  @Test
  void aFailureNamesItsSide() throws SQLException {
    target.connection().close();

    SideFailedException failure =
        catchThrowableOfType(SideFailedException.class, () -> compare(scope -> scope));

    assertThat(failure.side()).isEqualTo("target");
    assertThat(failure.getErrorCode()).isEqualTo(90007);
  }

  private static TableVerdict item(ProofReport report) {
    return report.tables().get(0);
  }
}
