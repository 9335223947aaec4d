package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureErrorsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"InternalServerError", "InternalError", "ServiceUnavailable", "GatewayTimeout"})
  void anOperationThatAzureItselfFailedIsBegunAgain(String code) {
    // When
    StepResult.Failed failed = failed(code);

    // Then
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.operationEnded()).isTrue();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.AZURE_UNAVAILABLE);
    assertThat(failed.failure().getProviderCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RegionUnavailable", "SkuNotAllowed"})
  void anOperationThatAzureRefusedWaitsForACommand(String code) {
    // When
    StepResult.Failed failed = failed(code);

    // Then
    assertThat(failed.retryable()).isFalse();
    assertThat(failed.failure().getReason()).isEqualTo(Reason.OPERATION_FAILED);
    assertThat(failed.failure().getRemedy()).contains("retry");
  }

  private static StepResult.Failed failed(String code) {
    return (StepResult.Failed)
        AzureErrors.operationFailed("the server", new OperationStatus.Failed(code, "What."));
  }
}
