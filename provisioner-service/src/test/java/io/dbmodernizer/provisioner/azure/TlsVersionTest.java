package io.dbmodernizer.provisioner.azure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlsVersionTest {

  @ParameterizedTest
  @CsvSource({
    "1.2,    1.2,    true",
    "1.3,    1.2,    true",
    "1.1,    1.2,    false",
    "None,   1.0,    false",
    ",       1.2,    false",
    "TLS1_2, TLS1_2, true",
    "TLS1_0, TLS1_2, false",
    "TLS1_3, TLS1_2, true",
  })
  void isMetByTheSameOrAStricterMinimum(String observed, String wanted, boolean met) {
    assertThat(TlsVersion.atLeast(observed, wanted)).isEqualTo(met);
  }
}
