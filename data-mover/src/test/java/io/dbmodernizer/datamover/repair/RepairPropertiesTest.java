package io.dbmodernizer.datamover.repair;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.range.RangeCondition;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Differences at random places in tables with keys of every kind. Each row has a number n. */
class RepairPropertiesTest {

  private static final int ROWS = 230;
  private static final int RANGE_ROWS = 4;
  private static final int RUNS = 5;
  private static final String NAME = "PUBLIC.t";

  @ParameterizedTest
  @EnumSource
  void everyDifferenceIsFoundAndRepairedAndNothingElseIsTouched(KeyKind kind) throws SQLException {
    for (int seed = 0; seed < RUNS; seed++) {
      Random random = new Random(seed);
      try (Twins twins = twins(kind, random)) {
        // Given
        Set<Integer> planted = plant(twins, kind, random);
        ComparedTable table = twins.table(NAME);
        SharedKey key = twins.key(table);
        RecordingTrigger.WRITTEN.clear();

        // When
        Narrowing narrowing =
            new TableNarrower(twins.sides, table, key, RANGE_ROWS).narrow(ROWS, 1_000);
        List<Set<Integer>> inRanges = new ArrayList<>();
        for (DifferingRange range : narrowing.ranges()) {
          Set<Integer> numbers =
              numbers(twins.source, key.atSource(range.range(), twins.source.dialect()));
          numbers.addAll(
              numbers(twins.target, key.atTarget(range.range(), twins.target.dialect())));
          inRanges.add(numbers);
        }
        RangeRepair repaired =
            new TableRepairer(twins.sides, new RepairLimits(RANGE_ROWS, 100), () -> {})
                .repair(table, key, ROWS);

        // Then
        Set<Integer> found = new HashSet<>();
        for (Set<Integer> numbers : inRanges) {
          assertThat(numbers).as("%s %d", kind, seed).containsAnyElementsOf(planted);
          assertThat(found).doesNotContainAnyElementsOf(numbers);
          found.addAll(numbers);
        }
        assertThat(found).as("%s %d", kind, seed).containsAll(planted);
        assertThat(narrowing.ranges())
            .allSatisfy(
                range -> assertThat(range.source().rows()).isBetween(0L, (long) RANGE_ROWS));
        assertThat(twins.areEqual(NAME)).as("%s %d", kind, seed).isTrue();
        assertThat(repaired)
            .isEqualTo(
                new RangeRepair(
                    inRanges.size(), narrowing.targetRows(), narrowing.sourceRows(), false));
        assertThat(RecordingTrigger.WRITTEN).isNotEmpty().isSubsetOf(found);
      }
    }
  }

  private static Twins twins(KeyKind kind, Random random) throws SQLException {
    Twins twins =
        new Twins(
            kind.settings(),
            "CREATE TABLE t(%s, note VARCHAR(20), n INT NOT NULL, %s)"
                .formatted(kind.columns, kind.constraint),
            kind.index());
    List<Integer> order = new ArrayList<>(IntStream.range(0, ROWS).boxed().toList());
    Collections.shuffle(order, random);
    for (int n : order) {
      twins.execute(insert(kind, random, n));
    }
    twins.target.execute(
        "CREATE TRIGGER seen AFTER INSERT, UPDATE, DELETE ON t FOR EACH ROW CALL '"
            + RecordingTrigger.class.getName()
            + "'");
    return twins;
  }

  private static String insert(KeyKind kind, Random random, int n) {
    return "INSERT INTO t VALUES (%s, 'x', %d)".formatted(kind.value(random, n), n);
  }

  /** Plants differences, and returns the numbers of their rows. */
  private static Set<Integer> plant(Twins twins, KeyKind kind, Random random) throws SQLException {
    Set<Integer> planted = new HashSet<>();
    for (int count = 1 + random.nextInt(6); count > 0; count--) {
      int n = random.nextInt(ROWS);
      if (planted.add(n)) {
        boolean atSource = random.nextBoolean();
        TestDatabase side = atSource ? twins.source : twins.target;
        side.execute(
            random.nextBoolean()
                ? "DELETE FROM t WHERE n = " + n
                : "UPDATE t SET note = 'y' WHERE n = " + n);
      }
    }
    for (int count = random.nextInt(4); count > 0; count--) {
      int n = ROWS + planted.size();
      planted.add(n);
      (random.nextBoolean() ? twins.source : twins.target).execute(insert(kind, random, n));
    }
    return planted;
  }

  private static Set<Integer> numbers(TestDatabase side, RangeCondition condition)
      throws SQLException {
    Set<Integer> numbers = new HashSet<>();
    try (PreparedStatement query =
        side.connection().prepareStatement("SELECT n FROM t" + condition.where())) {
      condition.bind(query, side.dialect());
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          numbers.add(rows.getInt(1));
        }
      }
    }
    return numbers;
  }
}
