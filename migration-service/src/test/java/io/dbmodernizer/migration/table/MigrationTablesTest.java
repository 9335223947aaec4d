package io.dbmodernizer.migration.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.TableProgress;
import io.dbmodernizer.events.TableState;
import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationTablesTest {
  private static TableProgress table(String name, TableState state) {
    return TableProgress.newBuilder().setTable(name).setState(state).build();
  }

  @Test
  void findsATableInEverySpelling() {
    // Given
    MigrationTables tables =
        new MigrationTables(
            List.of(
                table("[Sales].[Odd.Name]]x]", TableState.PENDING),
                table("[dbo].[Plain]", TableState.PENDING)));

    // Then
    assertThat(tables.find("[sales].[odd.name]]x]")).contains(new TableName("Sales", "Odd.Name]x"));
    assertThat(tables.find("Sales.Odd.Name]x")).contains(new TableName("Sales", "Odd.Name]x"));
    assertThat(tables.find("DBO.PLAIN")).contains(new TableName("dbo", "Plain"));
    assertThat(tables.find("dbo.Other")).isEmpty();
  }

  @Test
  void tellsOnlyWhatDiffersFromTheStoredState() {
    // Given
    TableProgress stored = table("[dbo].[A]", TableState.PENDING);
    MigrationTables tables =
        new MigrationTables(List.of(stored, table("[dbo].[B]", TableState.PENDING)));

    // When
    tables.put(new TableName("dbo", "A"), TableProgress.newBuilder(stored).build());
    tables.put(new TableName("dbo", "B"), table("[dbo].[B]", TableState.COPIED));

    // Then
    assertThat(tables.changed()).extracting(TableProgress::getTable).containsExactly("[dbo].[B]");
    assertThat(tables.count(TableState.COPIED)).isEqualTo(1);
    assertThat(tables.size()).isEqualTo(2);
  }
}
