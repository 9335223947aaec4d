package io.dbmodernizer.runtime.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RegionTest {

  @Test
  void isTheSameInShortAndDisplayForm() {
    assertThat(Region.same("westeurope", "West Europe")).isTrue();
    assertThat(Region.same("WestEurope", "westeurope")).isTrue();
    assertThat(Region.same("westeurope", "northeurope")).isFalse();
    assertThat(Region.same("westeurope", null)).isFalse();
  }
}
