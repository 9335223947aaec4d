package io.dbmodernizer.datamover.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceTest {

  @ParameterizedTest
  @CsvSource({
    "1, false, 5, 7, true",
    "1, false, 7, 5, false",
    "1, false, 7, 7, false",
    "-1, false, 7, 5, true",
    "-1, false, 5, 7, false",
    "1, true, 7, 5, true",
    "1, true, 7, 7, false",
    "1, false, , 5, false",
    "1, false, 5, , false"
  })
  void aSequenceIsBehindOnTheSideThatItComesFrom(
      int increment,
      boolean cycles,
      @Nullable Integer own,
      @Nullable Integer other,
      boolean behind) {
    assertThat(sequence(increment, cycles, own).isBehind(sequence(increment, cycles, other)))
        .isEqualTo(behind);
  }

  private static Sequence sequence(int increment, boolean cycles, @Nullable Integer next) {
    return new Sequence(
        new ObjectId(MovableKind.SEQUENCE, "dbo", "numbers"),
        "int",
        BigInteger.ONE,
        BigInteger.valueOf(increment),
        BigInteger.valueOf(-100),
        BigInteger.valueOf(100),
        cycles,
        null,
        next == null ? null : BigInteger.valueOf(next));
  }
}
