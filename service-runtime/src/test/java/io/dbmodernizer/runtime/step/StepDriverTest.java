package io.dbmodernizer.runtime.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.state.Operation;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepDriverTest {
  private static final MigrationRequested REQUEST = SampleRequest.empty("m-1");

  @Test
  void feedsOperationAndCheckpointBackUntilTheStepIsDone() {
    // Given
    Operation operation = Operation.newBuilder().setUrl("https://localhost/op/1").build();
    StepDriver driver =
        StepDriver.of(
            step(
                context -> {
                  if (context.checkpoint().isEmpty()) {
                    return StepResult.polling(10, "started", Duration.ofSeconds(15), operation)
                        .withCheckpoint("written");
                  }
                  assertThat(context.operation()).contains(operation);
                  return StepResult.done(
                      "finished",
                      Outputs.of(OutputKey.text("id"), context.checkpoint()),
                      new AzureResource());
                }),
            REQUEST);
    Instant start = driver.clock().instant();

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(done.outputs()).isEqualTo(Outputs.of(OutputKey.text("id"), "written"));
    assertThat(driver.stage().getOutputs()).containsEntry("id", "written");
    assertThat(driver.step().getState()).isEqualTo(ProgressState.DONE);
    assertThat(driver.step().getOperation()).isNull();
    assertThat(driver.clock().instant()).isEqualTo(start.plusSeconds(15));
  }

  @Test
  void countsAttemptsAndObeysRetryAfter() {
    // Given
    StepDriver driver =
        StepDriver.of(
            step(
                context -> {
                  if (context.attempt() < 2) {
                    throw new ArmException(429, "TooManyRequests", "slow", Duration.ofSeconds(7));
                  }
                  return StepResult.done("finished");
                }),
            REQUEST);
    Instant start = driver.clock().instant();

    // When
    driver.runToDone();

    // Then
    assertThat(driver.results()).hasSize(3);
    assertThat(driver.clock().instant()).isEqualTo(start.plusSeconds(14));
  }

  @Test
  void showsAFailureThatIsNotExpected() {
    // Given
    StepDriver refused =
        StepDriver.of(
            step(context -> StepResult.failed(Reason.NAME_TAKEN, "server", "taken", "choose")),
            REQUEST);
    StepDriver broken =
        StepDriver.of(
            step(
                context -> {
                  throw new ArithmeticException("mistake");
                }),
            REQUEST);

    // When, Then
    assertThatThrownBy(refused::runToDone).hasMessageContaining("NAME_TAKEN");
    assertThatThrownBy(broken::runOnce).hasMessageContaining("mistake");
  }

  private interface Body {
    StepResult run(StepContext context);
  }

  private static Step step(Body body) {
    return new Step() {
      @Override
      public String name() {
        return "tested";
      }

      @Override
      public StepResult run(StepContext context) {
        return body.run(context);
      }
    };
  }
}
