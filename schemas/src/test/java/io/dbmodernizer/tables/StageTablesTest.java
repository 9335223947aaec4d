package io.dbmodernizer.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import io.dbmodernizer.events.TableTotals;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StageTablesTest {

  private static TableProgress table(int number, TableState state, long rows) {
    return TableProgress.newBuilder()
        .setTable("[dbo].[T" + number + "]")
        .setState(state)
        .setSourceRows(rows)
        .setTargetRows(rows)
        .setBytesWritten(8 * rows)
        .build();
  }

  @Test
  void manyChangesGiveWhatAMapWouldGive() {
    // Given
    Random random = new Random(7);
    TableState[] states = TableState.values();
    Map<String, TableProgress> expected = new LinkedHashMap<>();
    StageTables tables = StageTables.NONE;

    // When
    for (int round = 0; round < 200; round++) {
      List<TableProgress> changed = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        changed.add(
            table(
                random.nextInt(3_000), states[random.nextInt(states.length)], random.nextInt(100)));
      }
      changed.forEach(table -> expected.put(table.getTable(), table));
      tables = tables.with(changed);
    }

    // Then
    assertThat(tables.all()).containsExactlyElementsOf(expected.values());
    assertThat(tables.size()).isEqualTo(expected.size());
    for (Map.Entry<String, TableProgress> each : expected.entrySet()) {
      assertThat(tables.find(each.getKey())).contains(each.getValue());
    }
    TableTotals totals = tables.totals();
    assertThat(totals.getTables()).isEqualTo(expected.size());
    assertThat(totals.getMismatched())
        .isEqualTo(
            (int)
                expected.values().stream()
                    .filter(t -> t.getState() == TableState.MISMATCHED)
                    .count());
    assertThat(totals.getSourceRows())
        .isEqualTo(expected.values().stream().mapToLong(TableProgress::getSourceRows).sum());
    assertThat(totals.getBytesWritten())
        .isEqualTo(expected.values().stream().mapToLong(TableProgress::getBytesWritten).sum());
  }

  @Test
  void aVersionStaysAsItIsWhenTwoOthersAreMadeOfIt() {
    // Given
    StageTables first =
        StageTables.of(List.of(table(1, TableState.PENDING, 5), table(2, TableState.PENDING, 7)));

    // When
    StageTables left =
        first.with(List.of(table(1, TableState.FAILED, 1), table(3, TableState.COPIED, 3)));
    StageTables right = first.with(List.of(table(4, TableState.MATCHED, 4)));

    // Then
    assertThat(first.all()).extracting(TableProgress::getState).containsOnly(TableState.PENDING);
    assertThat(first.totals().getSourceRows()).isEqualTo(12);
    assertThat(left.find("[dbo].[T3]")).isPresent();
    assertThat(left.find("[dbo].[T4]")).isEmpty();
    assertThat(right.find("[dbo].[T4]")).isPresent();
    assertThat(right.find("[dbo].[T3]")).isEmpty();
    assertThat(right.attention()).isEmpty();
    assertThat(left.totals().getTables()).isEqualTo(3);
  }

  @Test
  void equalTablesThatWereComparedByTheirDigestsAreCounted() {
    // Given
    TableProgress byDigest =
        TableProgress.newBuilder(table(1, TableState.MATCHED, 5)).setComparedByDigest(true).build();
    TableProgress copiedAnew =
        TableProgress.newBuilder(table(2, TableState.COPYING, 5)).setComparedByDigest(true).build();
    StageTables tables =
        StageTables.of(List.of(byDigest, copiedAnew, table(3, TableState.MATCHED, 5)));

    // When
    StageTables after = tables.with(List.of(table(1, TableState.MATCHED, 5)));

    // Then
    assertThat(tables.totals().getComparedByDigest()).isEqualTo(1);
    assertThat(after.totals().getComparedByDigest()).isZero();
  }

  @Test
  void theGravestFewNeedAttention() {
    // Given
    List<TableProgress> many = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      many.add(table(i, TableState.COPYING, 1));
      many.add(table(100 + i, TableState.MATCHED, 1));
    }
    many.add(table(200, TableState.FAILED, 1));
    many.add(table(201, TableState.MISMATCHED, 1));

    // When
    List<TableProgress> attention = StageTables.of(many).attention();

    // Then
    assertThat(attention).hasSize(StageTables.MOST_ATTENTION);
    assertThat(attention.get(0).getTable()).isEqualTo("[dbo].[T201]");
    assertThat(attention.get(1).getTable()).isEqualTo("[dbo].[T200]");
    assertThat(attention.get(2).getTable()).isEqualTo("[dbo].[T0]");
  }
}
