package io.dbmodernizer.datamover.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.sides.SideFailedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plants one difference of each kind between two equal databases. The comparison reports it under
 * its kind and name, in whichever direction the databases are compared.
 */
class PlantedKindsTest {

  static Stream<Plant> inH2() {
    return H2Plants.all().stream();
  }

  static Stream<Plant> inSqlServer() {
    return SqlServerPlants.all().stream();
  }

  private static TestDatabase shop;
  private static ImitatedServer server;

  @BeforeAll
  static void open() throws Exception {
    shop = h2(List.of());
    server = ImitatedServer.open(List.of());
  }

  @AfterAll
  static void close() throws SQLException {
    shop.close();
    server.close();
  }

  @ParameterizedTest
  @MethodSource("inH2")
  void aDifferenceOfH2IsFoundByName(Plant plant) throws SQLException {
    try (TestDatabase planted = h2(plant.target())) {
      if (plant.source().isEmpty()) {
        assertFound(plant, shop.connection(), planted.connection(), true);
      } else {
        try (TestDatabase source = h2(plant.source())) {
          assertFound(plant, source.connection(), planted.connection(), true);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("inSqlServer")
  void aDifferenceInTheCatalogOfSqlServerIsFoundByName(Plant plant) throws Exception {
    try (ImitatedServer planted = ImitatedServer.open(plant.target())) {
      if (plant.source().isEmpty()) {
        assertFound(plant, server.connection(), planted.connection(), false);
      } else {
        try (ImitatedServer source = ImitatedServer.open(plant.source())) {
          assertFound(plant, source.connection(), planted.connection(), false);
        }
      }
    }
  }

  @Test
  void databasesWithoutAPlantAreEqual() throws Exception {
    try (TestDatabase other = h2(List.of());
        ImitatedServer otherServer = ImitatedServer.open(List.of())) {
      for (ProofReport report :
          List.of(
              compare(shop.connection(), other.connection(), true),
              compare(server.connection(), otherServer.connection(), false))) {
        assertThat(found(report)).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.EQUAL);
      }
    }
  }

  @Test
  void hiddenRowsAndObjectsAreNeverEqual() throws Exception {
    String filter =
        "INSERT INTO sys.security_predicates(object_id, target_object_id) VALUES (70, 100)";
    String denial =
        "INSERT INTO sys.database_permissions(class, major_id, grantee_principal_id,"
            + " permission_name, state) VALUES (1, 60, 8, 'VIEW DEFINITION', 'D')";
    try (ImitatedServer filtered = ImitatedServer.open(List.of(filter));
        ImitatedServer alike = ImitatedServer.open(List.of(filter));
        ImitatedServer denied = ImitatedServer.open(List.of(denial))) {
      assertThatThrownBy(() -> compare(filtered.connection(), alike.connection(), true))
          .isInstanceOf(SideFailedException.class)
          .hasMessageContaining("may hide rows");
      assertThatThrownBy(() -> compare(server.connection(), denied.connection(), false))
          .isInstanceOf(SideFailedException.class)
          .hasMessageContaining("REVOKE VIEW DEFINITION");
    }
  }

  @Test
  void atLeastSixtyKindsArePlanted() {
    Set<String> kinds =
        Stream.concat(inH2(), inSqlServer()).map(Plant::what).collect(Collectors.toSet());
    long plants = Stream.concat(inH2(), inSqlServer()).count();

    assertThat(kinds).hasSizeGreaterThanOrEqualTo(60).hasSize((int) plants);
  }

  private static void assertFound(Plant plant, Connection source, Connection target, boolean rows)
      throws SQLException {
    ProofReport report = compare(source, target, rows);
    assertThat(report.verdict()).isEqualTo(Verdict.DIFFERENT);
    assertThat(found(report)).contains(plant.kind() + " " + plant.object());
    if (plant.bothWays()) {
      assertThat(compare(target, source, rows).verdict()).isEqualTo(Verdict.DIFFERENT);
    }
  }

  private static TestDatabase h2(List<String> changes) throws SQLException {
    TestDatabase database = new TestDatabase();
    database.execute(H2Plants.SHOP.toArray(String[]::new));
    database.execute(changes.toArray(String[]::new));
    return database;
  }

  private static ProofReport compare(Connection source, Connection target, boolean rows)
      throws SQLException {
    ProofScope scope = new ProofScope(table -> true, true, rows, 3, true, Set.of());
    return DatabaseProof.compare(source, target, scope, InstantSource.system(), table -> {});
  }

  /** Everything that is reported as different, as kind and object. */
  private static List<String> found(ProofReport report) {
    List<String> found = new ArrayList<>();
    Stream.concat(report.definitions().first().stream(), report.objects().first().stream())
        .forEach(one -> found.add(one.kind() + " " + one.object()));
    report.tables().stream()
        .filter(table -> table.verdict() == Verdict.DIFFERENT)
        .forEach(table -> found.add(Plant.ROWS + " " + table.table()));
    return found;
  }
}
