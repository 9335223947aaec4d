package io.dbmodernizer.migration.dms;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.step.StepResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DataMigrationErrorTest {

  @ParameterizedTest
  @CsvSource({
    "2012, COPY_FAILED, true, integration runtime",
    "TestConnectionFailed, COPY_FAILED, true, integration runtime",
    "2014, INTEGRATION_RUNTIME_OFFLINE, true, runtime-key",
    "IntegrationRuntimeIsNotOnline, INTEGRATION_RUNTIME_OFFLINE, true, runtime-key",
    "2033, COPY_FAILED, false, tables",
    "2038, WRONG_STATE, false, succeeded",
    "2039, CONFLICTING_OPERATION, true, WaitForRetry",
    "2040, OPERATION_TIMED_OUT, false, eight hours",
    "2041, CANCELLED, false, __migration_status",
    "2042, CANCELLED, false, __migration_status",
    "2056, SCHEMA_CONFLICT, false, collation",
    "DeleteMigrationNotAllowedMigrationInProgress, CONFLICTING_OPERATION, true, cancel",
    "MigrationStillValidating, CONFLICTING_OPERATION, true, tried again",
    "InvalidLocation, INVALID_REQUEST, false, region",
    "OperationInProgress, CONFLICTING_OPERATION, true, tried again",
    "AdfCleanupFailureAfterMigration, AZURE_UNAVAILABLE, true, rows"
  })
  void everyDocumentedCodeHasAReasonAndARemedy(
      String code, Reason reason, boolean retryable, String inRemedy) {
    // When
    DataMigrationError error = DataMigrationError.find(code).orElseThrow();

    // Then
    assertThat(error.reason()).isEqualTo(reason);
    assertThat(error.retryable()).isEqualTo(retryable);
    assertThat(error.remedy()).contains(inRemedy);
  }

  @ParameterizedTest
  @EnumSource(DataMigrationError.class)
  void everyErrorIsInTheDocumentation(DataMigrationError error) throws IOException {
    // Given
    String page = Files.readString(Path.of("..", "docs", "azure-errors.md"));

    // When
    Optional<String> row =
        page.lines().filter(line -> line.contains("`" + error.code() + "`")).findFirst();

    // Then
    assertThat(row)
        .as(error.code())
        .hasValueSatisfying(
            text ->
                assertThat(text)
                    .contains("`" + error.reason() + "`", error.retryable() ? "yes" : "no")
                    .contains(error.number() == 0 ? "" : Integer.toString(error.number())));
  }

  @Test
  void aCodeMayStandInTheWordsOfAFailure() {
    assertThat(
            DataMigrationError.find("", List.of("Error 2033 - SqlDataCopyFailed: Table [a].[b]")))
        .contains(DataMigrationError.SQL_DATA_COPY_FAILED);
    assertThat(DataMigrationError.find("0")).isEmpty();
  }

  @Test
  void aRefusalWithAKnownCodeIsClassifiedWhereverItIsMet() {
    // Given
    MigrationErrors errors = new MigrationErrors();

    // When
    Optional<StepResult> known =
        errors.classify(
            new IllegalStateException(
                new ArmException(400, "MigrationStillValidating", "Wait.", Duration.ofSeconds(7))));

    // Then
    assertThat(known)
        .hasValueSatisfying(
            result ->
                assertThat(result)
                    .isInstanceOfSatisfying(
                        StepResult.Failed.class,
                        failed -> {
                          assertThat(failed.retryable()).isTrue();
                          assertThat(failed.operationEnded()).isFalse();
                          assertThat(failed.retryAfter()).isEqualTo(Duration.ofSeconds(7));
                          assertThat(failed.failure().getReason())
                              .isEqualTo(Reason.CONFLICTING_OPERATION);
                        }));
    assertThat(errors.classify(new ArmException(400, "Unheard", "What?", null))).isEmpty();
    assertThat(errors.classify(new IOException("gone"))).isEmpty();
  }

  @Test
  void anUndocumentedErrorOfACopyStillHasAReasonAndARemedy() {
    // When
    StepResult.Failed failed =
        DataMigrationError.failed(Optional.empty(), "copy", "9999", "Boom.", true, null);

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.COPY_FAILED);
    assertThat(failed.failure().getRemedy()).contains("message");
    assertThat(failed.retryable()).isFalse();
  }
}
