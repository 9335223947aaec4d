package io.dbmodernizer.systemtests.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What a migration writes grows with its tables, and no single record does. */
class GrowthWithTablesTest {
  private static final int LARGEST_RECORD = 16 * 1024;
  private static final List<String> PLACES =
      List.of(
          "tables topic",
          "table store",
          "stage state",
          "progress topic",
          "outcome topic",
          "status topic",
          "status store");

  @Test
  void noRecordGrowsWithTheNumberOfTablesAndAllTogetherGrowLinearly() throws InterruptedException {
    // When
    Written few = Written.by(19);
    Written some = Written.by(1_000);
    Written many = Written.by(10_000);

    // Then
    System.out.println(table(few, some, many));
    assertThat(few.largest()).isLessThan(LARGEST_RECORD);
    assertThat(some.largest()).isLessThan(LARGEST_RECORD);
    assertThat(many.largest()).isLessThan(LARGEST_RECORD);
    for (String place : PLACES) {
      assertThat((double) many.to(place))
          .as(place)
          .isLessThanOrEqualTo(1.2 * 10 * Math.max(1_000, some.to(place)));
    }
  }

  private static String table(Written few, Written some, Written many) {
    StringBuilder table =
        new StringBuilder("| bytes | 19 tables | 1,000 tables | 10,000 tables |\n| --- |");
    table.append(" ---: | ---: | ---: |\n");
    for (String place : PLACES) {
      table.append(row(place, few.to(place), some.to(place), many.to(place)));
    }
    return table
        .append(row("all", few.all(), some.all(), many.all()))
        .append(row("largest record", few.largest(), some.largest(), many.largest()))
        .toString();
  }

  private static String row(String what, long few, long some, long many) {
    return String.format(Locale.ROOT, "| %s | %,d | %,d | %,d |%n", what, few, some, many);
  }
}
