package io.dbmodernizer.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepException;
import io.dbmodernizer.runtime.step.StepResult;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTranslationTest {
  private static final SqlEndpoint SOURCE =
      new SqlEndpoint(
          SqlSide.SOURCE, "db.example", 1433, "Sales", "jdbc:x", "reader", "env:SOURCE_PASSWORD");
  private static final SqlEndpoint TARGET =
      new SqlEndpoint(
          SqlSide.TARGET, "sql.example", 0, "sales", "jdbc:x", "sqladmin", "env:TARGET_PASSWORD");

  @ParameterizedTest
  @CsvSource({
    "18456, S0001, SOURCE_LOGIN_FAILED, TARGET_LOGIN_FAILED",
    "4060, S0001, SOURCE_UNREACHABLE, TARGET_UNREACHABLE",
    "229, S0005, SOURCE_LOGIN_FAILED, TARGET_LOGIN_FAILED",
    "0, 08S01, SOURCE_UNREACHABLE, TARGET_UNREACHABLE",
    "40613, S0001, SOURCE_UNREACHABLE, TARGET_UNREACHABLE",
    "10928, S0001, THROTTLED, THROTTLED",
    "208, S0002, INTERNAL_ERROR, INTERNAL_ERROR"
  })
  void knowsTheReasonOnEachSide(int error, String state, Reason atSource, Reason atTarget) {
    // Given
    SQLException failure = new SQLException("the driver's words", state, error);

    // When
    StepResult.Failed source =
        SqlFailureTranslation.of(SOURCE, failure, UnaryOperator.identity()).failed();
    StepResult.Failed target =
        SqlFailureTranslation.of(TARGET, failure, UnaryOperator.identity()).failed();

    // Then
    assertThat(source.failure().getReason()).isEqualTo(atSource);
    assertThat(target.failure().getReason()).isEqualTo(atTarget);
    assertThat(source.retryable()).isTrue();
    assertThat(source.failure().getMessage())
        .contains("source db.example:1433/Sales (login reader)", "the driver's words");
    assertThat(target.failure().getMessage()).contains("target sql.example/sales (login sqladmin)");
    assertThat(source.failure().getRemedy()).isNotEmpty();
  }

  @Test
  void targetWithoutSpaceIsNotTriedAgainBeforeSomebodyMakesSpace() {
    // Given
    SQLException failure = new SQLException("reached its size quota", "S0001", 40544);

    // When
    StepResult.Failed failed =
        SqlFailureTranslation.of(TARGET, failure, UnaryOperator.identity()).failed();

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.QUOTA_EXCEEDED);
    assertThat(failed.failure().getMessage())
        .contains("target sql.example/sales", "no space left", "reached its size quota");
    assertThat(failed.failure().getRemedy()).contains("maximum size");
  }

  @Test
  void takesPasswordsOutOfTheDriversWords() {
    // Given
    SecretResolver secrets = TestSecrets.resolver();
    secrets.resolve("env:SOURCE_PASSWORD");
    SQLException failure =
        new SQLException("cannot open password=" + TestSecrets.PASSWORD, "08001", 0);

    // When
    StepException thrown = SqlFailureTranslation.of(SOURCE, failure, secrets::redact);
    Optional<StepResult> unknownSide = new SqlFailureClassifier(secrets).classify(failure);

    // Then
    Failure failed = thrown.failed().failure();
    assertThat(failed.toString()).contains("[secret]").doesNotContain(TestSecrets.PASSWORD);
    assertThat(unknownSide.orElseThrow().toString()).doesNotContain(TestSecrets.PASSWORD);
  }

  @Test
  void classifiesAnSqlErrorWithoutASideAsRetryable() {
    // Given
    SqlFailureClassifier classifier = new SqlFailureClassifier(TestSecrets.resolver());

    // When
    Optional<StepResult> result =
        classifier.classify(new IllegalStateException(new SQLException("x", "40001", 1205)));

    // Then
    assertThat(result)
        .get()
        .isInstanceOfSatisfying(
            StepResult.Failed.class,
            failed -> {
              assertThat(failed.retryable()).isTrue();
              assertThat(failed.failure().getMessage()).contains("DEADLOCK_OR_TRANSIENT");
            });
    assertThat(classifier.classify(new IllegalStateException("other"))).isEmpty();
  }
}
