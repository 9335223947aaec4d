package io.dbmodernizer.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WeightedProgressTest {

  @Test
  void isNothingWithoutParts() {
    assertThat(new WeightedProgress().percent()).isZero();
  }

  @Test
  void countsEveryPartByItsWeight() {
    // When
    int percent = new WeightedProgress().add(30, 50).add(10, 0).add(1, 100).add(1, 0).percent();

    // Then: 1600 of 4200
    assertThat(percent).isEqualTo(38);
  }

  @Test
  void isCompleteOnlyWhenEveryPartIs() {
    assertThat(new WeightedProgress().add(1_000, 100).add(1, 99).percent()).isEqualTo(99);
    assertThat(new WeightedProgress().add(1_000, 100).add(1, 100).percent()).isEqualTo(100);
  }

  @Test
  void takesAWeightThatIsNoneForTheLeast() {
    assertThat(new WeightedProgress().add(0, 100).add(1, 0).percent()).isEqualTo(50);
  }
}
