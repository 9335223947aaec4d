package io.dbmodernizer.datamover.dialect.h2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class H2RoundTripTest {

  @ParameterizedTest
  @CsvSource({"0, 1000", "1, 1000", "3, 1000", "10, 300", "60, 50", "1000, 50"})
  void rowsOfARoundTripHaveAboutThreeThousandValues(int columns, int rows) {
    assertThat(H2Dialect.INSTANCE.rowsPerRoundTrip(columns)).isEqualTo(rows);
  }
}
