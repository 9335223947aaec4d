package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.FirewallRule;
import io.dbmodernizer.events.MigrationEngine;
import io.dbmodernizer.events.MigrationRequested;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDocumentTest {

  @Test
  void whatIsLeftOutHasTheContractsDefault() {
    // When
    MigrationRequested request = SampleRequest.valid();

    // Then
    assertThat(request.getSource().getPort()).isEqualTo(1433);
    assertThat(request.getSource().getEncrypt()).isTrue();
    assertThat(request.getTarget().getServer().getMinimalTlsVersion()).isEqualTo("1.2");
    assertThat(request.getMigration().getEngine()).isEqualTo(MigrationEngine.DMS);
    assertThat(request.getMonitoring().getWorkspaceRetentionDays()).isEqualTo(30);
    assertThat(request.getMetadata().getMigrationId()).isEqualTo("sales-2026");
  }

  @Test
  void anEmptyDocumentIsTheContractsDefaultWithAnId() {
    MigrationRequested request = RequestDocument.parse("{}");
    MigrationRequested byDefault = MigrationRequested.newBuilder().build();

    assertThat(UUID.fromString(request.getMetadata().getMigrationId())).isNotNull();
    request.getMetadata().setMigrationId("");
    assertThat(request).isEqualTo(byDefault);
  }

  @Test
  void aDocumentComesBackEqualAfterWriting() {
    MigrationRequested request = SampleRequest.valid();

    assertThat(RequestDocument.parse(RequestDocument.write(request))).isEqualTo(request);
  }

  @Test
  void aShortDocumentHasOnlyWhatDiffersAndComesBackEqual() {
    MigrationRequested request = SampleRequest.valid();

    String document = RequestDocument.writeShort(request);

    assertThat(RequestDocument.parse(document)).isEqualTo(request);
    assertThat(document).doesNotContain("minimalTlsVersion", "metadata", "namedReplica");
  }

  @Test
  void yamlComesBackEqualWithAndWithoutComments() {
    // Given
    MigrationRequested request = SampleRequest.valid();
    request.setPurpose("yes: # \"no\" \\ \u00e9\n- 010");
    request.getTarget().setTags(Map.of("a: b", "2026-01-01"));
    request.getMigration().setTables(List.of("[dbo].[a]", "null"));
    request
        .getTarget()
        .getServer()
        .setFirewallRules(
            List.of(FirewallRule.newBuilder().build(), new FirewallRule("a", "10.0.0.1", "")));

    // Then
    assertThat(RequestDocument.parse(RequestYaml.full(request))).isEqualTo(request);
    assertThat(RequestDocument.parse(RequestYaml.changed(request))).isEqualTo(request);
    assertThat(RequestYaml.full(request)).contains("# Lowest TLS version accepted.");
    assertThat(RequestYaml.changed(request)).doesNotContain("#  ", "minimalTlsVersion");
  }

  @Test
  void yamlIsReadWithCommentsAndPlainScalars() {
    MigrationRequested request =
        RequestDocument.parse(
            """
            # One database of many.
            $schema: request.schema.json
            migrationId: m1
            purpose: no
            backup: {weeklyRetention: P4W, weekOfYear: 1}
            """);

    assertThat(request.getMetadata().getMigrationId()).isEqualTo("m1");
    assertThat(request.getPurpose()).isEqualTo("no");
    assertThat(request.getBackup().getWeeklyRetention()).isEqualTo("P4W");
  }

  @Test
  void brokenYamlIsRefusedByItsPlaceAndNeverQuoted() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> RequestDocument.parse("source:\n  login: a\n passwordRef: Hunter2\n"))
        .withMessageContaining("line 3")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("Hunter2"));
    assertThat(violations("purpose: a\npurpose: b\n")).hasSize(1);
    assertThat(violations("purpose: a\n---\npurpose: b\n")).hasSize(1);
    assertThat(violations("just a text")).hasSize(1);
    assertThat(violations("purpose: !!java.net.URL [http://localhost]\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 25, 30})
  void yamlThatGrowsByItsAliasesIsRefused(int levels) {
    StringBuilder document = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int at = 1; at < levels; at++) {
      document.append("a%d: &a%d [%s]\n".formatted(at, at, "*a" + (at - 1) + ", *a" + (at - 1)));
    }

    assertThat(violations(document.toString())).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {": x", "null: x", "a: &a [*a]", "a: \u0000"})
  void yamlThatIsNoDocumentIsRefused(String document) {
    assertThat(violations(document)).hasSize(1);
  }

  @Test
  void yamlOfAnyDepthIsRefused() {
    assertThat(violations("a: " + "[".repeat(100_000))).hasSize(1);
  }

  @Test
  void numbersWithAFractionAreReadAndWritten() {
    // Given
    MigrationRequested request =
        RequestDocument.parse(
            "{\"target\": {\"database\": {\"minimumCapacity\": 0.5,"
                + " \"elasticPool\": {\"maximumCapacityPerDatabase\": 2}}}}");

    // Then
    assertThat(request.getTarget().getDatabase().getMinimumCapacity()).isEqualTo(0.5);
    assertThat(request.getTarget().getDatabase().getElasticPool().getMaximumCapacityPerDatabase())
        .isEqualTo(2.0);
    assertThat(RequestDocument.parse(RequestDocument.write(request))).isEqualTo(request);
  }

  @Test
  void theIdMayAlsoStandInTheMetadata() {
    assertThat(
            RequestDocument.parse("{\"metadata\": {\"migrationId\": \"m1\"}}")
                .getMetadata()
                .getMigrationId())
        .isEqualTo("m1");
    assertThat(violations("{\"migrationId\": \"a\", \"metadata\": {\"migrationId\": \"b\"}}"))
        .containsExactly("migrationId is given here and in metadata");
  }

  @Test
  void anUnknownFieldIsRefusedByItsPathWithTheOneThatWasMeant() {
    assertThat(violations("{\"source\": {\"password\": \"Hunter2\", \"hots\": \"sql01\"}}"))
        .containsExactly(
            "source.password is not a field; did you mean passwordRef?",
            "source.hots is not a field; did you mean host?");
    assertThat(violations("{\"target\": {\"server\": {\"firewallRules\": [{\"nmae\": \"a\"}]}}}"))
        .containsExactly("target.server.firewallRules[0].nmae is not a field; did you mean name?");
    assertThat(violations("{\"zzzzzzzz\": 1}")).containsExactly("zzzzzzzz is not a field");
  }

  @Test
  void aWrongTypeIsRefusedWithTheRightOne() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(
            () ->
                RequestDocument.parse(
                    """
                    {"source": {"port": "1433", "encrypt": "yes", "login": 5},
                     "target": [], "migration": {"tables": "[a].[b]"},
                     "backup": {"shortTermRetentionDays": 7.5}}
                    """))
        .satisfies(
            e ->
                assertThat(e.violations())
                    .extracting(FieldViolation::getField, FieldViolation::getAccepted)
                    .containsExactly(
                        tuple("source.port", "a whole number"),
                        tuple("source.login", "a text"),
                        tuple("source.encrypt", "true or false"),
                        tuple("target", "an object"),
                        tuple("migration.tables", "a list"),
                        tuple("backup.shortTermRetentionDays", "a whole number")));
  }

  @Test
  void anUnknownValueOfAClosedSetIsRefusedWithTheSet() {
    assertThat(violations("{\"migration\": {\"engine\": \"teleport\"}}"))
        .containsExactly("migration.engine is not one of the values");
    assertThat(
            RequestDocument.parse("{\"migration\": {\"engine\": \"dms\"}}")
                .getMigration()
                .getEngine())
        .isEqualTo(MigrationEngine.DMS);
  }

  @Test
  void brokenJsonIsRefusedByItsPlaceAndNeverQuoted() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> RequestDocument.parse("{\n  \"source\": {\"passwordRef\": Hunter2}\n}"))
        .withMessageContaining("line 2")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("Hunter2"));
    assertThat(violations("{} {}")).hasSize(1);
    assertThat(violations("")).hasSize(1);
    assertThat(violations("[]")).hasSize(1);
    assertThat(violations("{\"purpose\": \"a\", \"purpose\": \"b\"}")).hasSize(1);
  }

  @Test
  void aWrongTypeInAFieldOfASecretIsRefusedWithoutItsValue() {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> RequestDocument.parse("{\"source\": {\"passwordRef\": 982451653}}"))
        .satisfies(e -> assertThat(e.toString()).doesNotContain("982451653"));
  }

  @Test
  void aDocumentIsReadFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("request.json"), SampleRequest.JSON);

    assertThat(RequestDocument.read(file)).isEqualTo(SampleRequest.valid());
  }

  private static List<String> violations(String json) {
    try {
      RequestDocument.parse(json);
      return List.of();
    } catch (InvalidRequestException e) {
      return e.violations().stream()
          .map(violation -> violation.getField() + " " + violation.getMessage())
          .toList();
    }
  }
}
