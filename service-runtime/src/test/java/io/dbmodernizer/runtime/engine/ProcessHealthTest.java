package io.dbmodernizer.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessHealthTest {
  private final ProcessHealth health = new ProcessHealth();

  @Test
  void anErrorOfTheVirtualMachineStaysNotedWhereverItStandsAmongTheCauses() {
    // Given
    FailureClassification failures = new FailureClassification(List.of(), text -> text, health);

    // When
    failures.classify(
        new IllegalStateException("a step", new IOException(new OutOfMemoryError("heap"))));
    failures.classify(new IllegalStateException("something harmless afterwards"));

    // Then
    assertThat(health.fatal()).contains("java.lang.OutOfMemoryError");
  }

  @Test
  void whatOnlyOneStepDidWrongLeavesTheProcessSound() {
    // When
    health.note(new StackOverflowError());
    health.note(new AssertionError("must not happen"));
    health.note(new NoClassDefFoundError("org/example/Missing"));
    health.note(new IllegalStateException("unchecked"));

    // Then
    assertThat(health.fatal()).isEmpty();
  }

  @Test
  void causesThatGoInACircleAreNoTrap() {
    // Given
    IllegalStateException outer = new IllegalStateException("outer");
    IllegalStateException inner = new IllegalStateException("inner", outer);
    outer.initCause(inner);

    // When
    health.note(outer);

    // Then
    assertThat(health.fatal()).isEmpty();
  }
}
