package io.dbmodernizer.datamover.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.assessment.TierAdvice.CopyEstimate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierAdviceTest {

  private static final long GIGABYTE = 1L << 30;

  @ParameterizedTest
  @CsvSource({
    "0, false, GP_Gen5_2",
    "819, false, GP_Gen5_2",
    "820, false, GP_Gen5_6",
    "1300, false, GP_Gen5_8",
    "2000, false, GP_Gen5_12",
    "3000, false, GP_Gen5_24",
    "3276, false, GP_Gen5_24",
    "3277, false, HS_Gen5_2",
    "80000, false, HS_Gen5_2",
    "100, true, BC_Gen5_2",
    "3000, true, BC_Gen5_24"
  })
  void theSmallestSizeThatHoldsTheDataIsRecommended(
      long gigabytes, boolean memoryOptimized, ComputeSize size) {
    TierAdvice advice = TierAdvice.of(gigabytes * GIGABYTE, memoryOptimized);

    assertThat(advice.size()).isEqualTo(size);
    assertThat(advice.reason()).contains(size.tier());
  }

  @Test
  void whereNoSizeFitsTheReasonSaysSo() {
    assertThat(TierAdvice.of(90_000 * GIGABYTE, false))
        .isEqualTo(new TierAdvice(null, "no service tier holds as much data", List.of()));
    assertThat(TierAdvice.of(4_000 * GIGABYTE, true).reason())
        .contains("only Business Critical keeps tables in memory");
  }

  @Test
  void eachFasterSizeHasAnEstimateOfTheCopy() {
    assertThat(TierAdvice.of(900 * GIGABYTE, false).copies())
        .containsExactly(
            new CopyEstimate(ComputeSize.GP_Gen5_6, 34_134),
            new CopyEstimate(ComputeSize.GP_Gen5_8, 25_600),
            new CopyEstimate(ComputeSize.GP_Gen5_12, 18_432),
            new CopyEstimate(ComputeSize.BC_Gen5_6, 12_800),
            new CopyEstimate(ComputeSize.BC_Gen5_8, 9_600),
            new CopyEstimate(ComputeSize.HS_Gen5_2, 9_216));
  }
}
