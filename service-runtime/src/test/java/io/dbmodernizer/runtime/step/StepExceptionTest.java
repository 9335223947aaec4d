package io.dbmodernizer.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.Reason;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepExceptionTest {

  @Test
  void addsTextToTheMessageAndKeepsTheRest() {
    // Given
    StepResult.Failed failed =
        new StepResult.Failed(
            StepResult.failure(Reason.TARGET_LOGIN_FAILED, "shop", "18456", "refused", "Wait."),
            true,
            Duration.ofSeconds(7),
            false);
    StepException thrown = new StepException(failed, new SQLException("refused"));

    // When
    StepException added = thrown.adding("the keys are suspended");

    // Then
    StepResult.Failed after = added.failed();
    assertThat(after.failure().getMessage()).isEqualTo("refused; the keys are suspended");
    assertThat(after.failure().getReason()).isEqualTo(Reason.TARGET_LOGIN_FAILED);
    assertThat(after.failure().getRemedy()).isEqualTo("Wait.");
    assertThat(after.retryable()).isTrue();
    assertThat(after.retryAfter()).isEqualTo(Duration.ofSeconds(7));
    assertThat(after.operationEnded()).isFalse();
    assertThat(failed.failure().getMessage()).isEqualTo("refused");
    assertThat(added).hasRootCauseMessage("refused");
  }
}
