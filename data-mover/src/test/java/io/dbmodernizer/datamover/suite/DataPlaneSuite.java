package io.dbmodernizer.datamover.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.DatabaseObject;
import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.proof.DatabaseProof;
import io.dbmodernizer.datamover.proof.ProofReport;
import io.dbmodernizer.datamover.proof.ProofScope;
import io.dbmodernizer.datamover.proof.Verdict;
import io.dbmodernizer.datamover.rights.MissingRight;
import io.dbmodernizer.datamover.rights.ReadingRights;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the data plane has to do on a product. Each test creates its own databases. */
abstract class DataPlaneSuite {

  private static final String READER = "suite_reader";
  private static final ProofScope EVERYTHING =
      new ProofScope(table -> true, true, true, 3, true, Set.of());

  /** Creates an empty database, and returns a connection of its owner. */
  abstract Connection create(String database) throws SQLException;

  /** Connects the login {@value #READER}, which the part RIGHTS of the script has created. */
  abstract Connection connect(String database) throws SQLException;

  /** Returns the statements for the product. */
  abstract SuiteScript script() throws Exception;

  /** Returns the kinds of objects that the script creates. */
  abstract Set<MovableKind> kinds();

  @Test
  void everyKindMovesAndThePlanMadeAnewIsEmpty() throws Exception {
    try (Connection source = create("kinds_source");
        Connection target = create("kinds_target")) {
      // Given
      execute(source, script().part("KINDS"));
      WholeMove move = new WholeMove(source, target, PrincipalMove.SAME);

      // When
      List<String> refused = move.run();

      // Then
      assertThat(refused).isEmpty();
      assertThat(read(source)).containsExactlyInAnyOrderElementsOf(kinds());
      assertThat(read(target)).containsExactlyInAnyOrderElementsOf(kinds());
      ObjectPlan again = move.objects();
      assertThat(again.isEmpty()).as("%s", again).isTrue();
      assertThat(again.leftOut()).isEmpty();
      assertThat(move.tables().changes()).isEmpty();
      assertThat(move.tables().conflicts()).isEmpty();
      assertEqual(source, target);
    }
  }

  @Test
  void valuesAtTheEdgesArriveAsTheyAre() throws Exception {
    try (Connection source = create("values_source");
        Connection target = create("values_target")) {
      // Given
      execute(source, script().part("VALUES"));

      // When
      new WholeMove(source, target, PrincipalMove.NONE).run();

      // Then
      for (String query : script().part("READ VALUES")) {
        assertThat(rows(target, query)).hasSizeGreaterThan(3).isEqualTo(rows(source, query));
      }
      assertEqual(source, target);
    }
  }

  @Test
  void everyPlantedDifferenceIsFound() throws Exception {
    try (Connection source = create("planted_source");
        Connection target = create("planted_target")) {
      // Given
      execute(source, script().part("KINDS"));
      new WholeMove(source, target, PrincipalMove.NONE).run();
      Set<String> known = found(compare(source, target));
      assertThat(known).isEmpty();

      for (String planted : script().part("PLANTED")) {
        // When
        execute(target, List.of(planted));

        // Then
        Set<String> found = found(compare(source, target));
        assertThat(found).as(planted).isNotEqualTo(known);
        known = found;
      }
    }
  }

  @Test
  void aRightThatTheLoginLacksIsNamedWithTheStatementThatGivesIt() throws Exception {
    try (Connection owner = create("rights")) {
      // Given
      execute(owner, script().part("KINDS"));
      execute(owner, script().part("RIGHTS"));
      List<MissingRight> missing = missing("rights");
      assertThat(missing).hasSizeGreaterThan(1);

      // When
      for (int rounds = 0; rounds < 3 && !missing.isEmpty(); rounds++) {
        execute(owner, missing.stream().map(MissingRight::statement).distinct().toList());
        missing = missing("rights");
      }

      // Then
      assertThat(missing).isEmpty();
    }
  }

  private List<MissingRight> missing(String database) throws SQLException {
    try (Connection reader = connect(database)) {
      ReadingRights rights = SqlDialect.of(reader).reading(reader).rights();
      return rights.missing().stream().flatMap(right -> right.missing().stream()).toList();
    }
  }

  private static Set<MovableKind> read(Connection connection) throws SQLException {
    return ObjectSide.read(connection, PrincipalMove.SAME).catalog().objects().stream()
        .map(DatabaseObject::id)
        .map(id -> id.kind())
        .collect(Collectors.toSet());
  }

  private static void assertEqual(Connection source, Connection target) throws SQLException {
    ProofReport report = compare(source, target);
    assertThat(found(report)).isEmpty();
    assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
  }

  private static ProofReport compare(Connection source, Connection target) throws SQLException {
    return DatabaseProof.compare(source, target, EVERYTHING, InstantSource.system(), table -> {});
  }

  private static Set<String> found(ProofReport report) {
    Set<String> found = new TreeSet<>();
    Stream.concat(report.definitions().first().stream(), report.objects().first().stream())
        .forEach(one -> found.add(one.toString()));
    report.tables().stream()
        .filter(table -> table.verdict() != Verdict.EQUAL)
        .forEach(table -> found.add(table.toString()));
    return found;
  }

  /** Runs statements. Escapes of JDBC stay off: a statement may hold braces. */
  static void execute(Connection connection, List<String> statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static List<List<String>> rows(Connection connection, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int at = 1; at <= result.getMetaData().getColumnCount(); at++) {
          row.add(String.valueOf(result.getString(at)));
        }
        rows.add(row);
      }
    }
    return rows;
  }
}
