package io.dbmodernizer.datamover.rights;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckedRightTest {
  private static final MissingRight ON_ORDERS =
      new MissingRight(new TableName("Sales", "Order"), "[Sales].[Order]", "GRANT a");
  private static final MissingRight ON_ITEMS =
      new MissingRight(new TableName("Sales", "Item"), "[Sales].[Item]", "GRANT b");
  private static final MissingRight ON_THE_DATABASE =
      new MissingRight(null, "the database", "GRANT c");

  @Test
  void whatBelongsToNoTableCountsForEveryChoiceOfTables() {
    // Given
    CheckedRight all =
        new CheckedRight(ReadingRight.SELECT, 3, List.of(ON_ORDERS, ON_ITEMS, ON_THE_DATABASE));

    // When
    CheckedRight chosen = all.of(Set.of("[sales].[order]"));

    // Then
    assertThat(chosen.missing()).containsExactly(ON_ORDERS, ON_THE_DATABASE);
  }

  @Test
  void fiveObjectsAreNamedAndTheOthersCounted() {
    assertThat(missing(5).consequence("reader")).endsWith("t1; t2; t3; t4; t5");
    assertThat(missing(7).consequence("reader")).endsWith("t1; t2; t3; t4; t5 and 2 more");
  }

  @Test
  void aStatementForSeveralObjectsIsNamedOnce() {
    // Given
    CheckedRight right =
        new CheckedRight(
            ReadingRight.SELECT,
            2,
            List.of(
                new MissingRight(null, "one", "GRANT SELECT TO reader"),
                new MissingRight(null, "two", "GRANT SELECT TO reader")));

    // Then
    assertThat(right.instruction())
        .isEqualTo(
            "As an administrator run GRANT SELECT TO reader, and remove a DENY that stands against"
                + " it.");
  }

  private static CheckedRight missing(int objects) {
    return new CheckedRight(
        ReadingRight.SELECT,
        objects,
        IntStream.rangeClosed(1, objects)
            .mapToObj(at -> new MissingRight(null, "t" + at, "GRANT " + at))
            .toList());
  }
}
