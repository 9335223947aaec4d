package io.dbmodernizer.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTemplateTest {

  @Test
  void placeholdersAreReplacedInTheTypeOfTheirField() {
    // Given
    RequestTemplate template =
        RequestTemplate.parse(
            """
            migrationId: ${id}
            source: {port: "${port}", encrypt: "${encrypt}", host: "sql-${id}.${port}"}
            target: {database: {minimumCapacity: "${cores}"}}
            migration: {tables: ["[dbo].[${id}]", "${more}"]}
            """);

    // When
    MigrationRequested request =
        template.fill(
            Map.of("id", "m7", "port", "1444", "encrypt", "FALSE", "cores", "0.5", "more", ""));

    // Then
    assertThat(request.getMetadata().getMigrationId()).isEqualTo("m7");
    assertThat(request.getSource().getPort()).isEqualTo(1444);
    assertThat(request.getSource().getEncrypt()).isFalse();
    assertThat(request.getSource().getHost()).isEqualTo("sql-m7.1444");
    assertThat(request.getTarget().getDatabase().getMinimumCapacity()).isEqualTo(0.5);
    assertThat(request.getMigration().getTables()).containsExactly("[dbo].[m7]");
    assertThat(template.names()).containsExactly("id", "port", "encrypt", "cores", "more");
    assertThat(template.namesIn("source.host")).containsExactly("id", "port");
    assertThat(template.namesIn("migration.tables[1]")).containsExactly("more");
  }

  @Test
  void aNumberInATextStaysAText() {
    // When
    MigrationRequested request =
        RequestTemplate.parse("{\"migrationId\": \"${id}\", \"requester\": \"${id}\"}")
            .fill(Map.of("id", "2026"));

    // Then
    assertThat(request.getRequester()).isEqualTo("2026");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "migrationId: m-1 | migrationId | has no placeholder",
        "{} | migrationId | has no placeholder",
        "migrationId: ${a b} | migrationId | has a placeholder without a proper name",
        "migrationId: ${} | migrationId | has a placeholder without a proper name",
        "{\"migrationId\": \"${id}\", \"labels\": {\"${id}\": \"x\"}} | labels | has a field with a placeholder",
      })
  void aTemplateThatCannotBeOneIsRefused(String document, String field, String message) {
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> RequestTemplate.parse(document))
        .satisfies(
            e ->
                assertThat(e.violations())
                    .extracting(FieldViolation::getField)
                    .containsExactly(field))
        .withMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void aRowWithoutMigrationIdIsRefused(String id) {
    // Given
    RequestTemplate template = RequestTemplate.parse("migrationId: ${id}");

    // Then: the same file again would request the same databases under other random ids
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> template.fill(Map.of("id", id)))
        .satisfies(
            e ->
                assertThat(e.violations())
                    .extracting(FieldViolation::getField)
                    .containsExactly("migrationId"));
  }

  @ParameterizedTest
  @CsvSource({"source.port, 14o4", "source.port, 99999999999999999999", "source.encrypt, yes"})
  void aValueThatDoesNotFitItsFieldIsRefusedAndNotRepeated(String field, String value) {
    // Given
    String[] path = field.split("\\.");
    RequestTemplate template =
        RequestTemplate.parse(
            "{\"migrationId\": \"${id}\", \"%s\": {\"%s\": \"${value}\"}}"
                .formatted(path[0], path[1]));

    // Then
    assertThatExceptionOfType(InvalidRequestException.class)
        .isThrownBy(() -> template.fill(Map.of("id", "m", "value", value)))
        .satisfies(
            e -> {
              List<FieldViolation> violations = e.violations();
              assertThat(violations).extracting(FieldViolation::getField).containsExactly(field);
              assertThat(e.getMessage()).doesNotContain(value);
            });
  }
}
