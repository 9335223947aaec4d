package io.dbmodernizer.datamover;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.compare.TableComparer;
import io.dbmodernizer.datamover.copy.CopyListener;
import io.dbmodernizer.datamover.copy.CopyOptions;
import io.dbmodernizer.datamover.copy.CopyResult;
import io.dbmodernizer.datamover.copy.ForeignKeySuspension;
import io.dbmodernizer.datamover.copy.TableCopier;
import io.dbmodernizer.datamover.schema.SchemaMigrator;
import io.dbmodernizer.datamover.schema.SchemaPlan;
import io.dbmodernizer.datamover.schema.SchemaPlanner;
import java.util.Collections;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripTest {

  @Test
  void aDatabaseWithEveryKindOfTableArrivesWhole() throws Exception {
    try (TestDatabase source = TestDatabase.withEverything();
        TestDatabase target = new TestDatabase()) {
      // Given
      SampleRows.insert(source.connection());

      // When
      SchemaPlan plan =
          SchemaPlanner.plan(
              source.catalog(), target.catalog(), target.dialect(), source.tableNames());
      SchemaMigrator.apply(target.connection(), plan);
      List<Table> tables = new ArrayList<>(source.catalog().tables());
      Collections.reverse(tables);
      ForeignKeySuspension.suspend(target.connection(), tables);
      for (Table table : tables) {
        CopyResult result =
            TableCopier.copy(
                source.connection(),
                target.connection(),
                table,
                CopyOptions.defaults(),
                CopyListener.NONE);
        assertThat(result.rowsCopied())
            .isEqualTo(source.dialect().catalogReader().rowCount(source.connection(), table.name()));
      }
      ForeignKeySuspension.enforce(target.connection(), tables);

      // Then
      assertThat(target.catalog()).isEqualTo(source.catalog());
      for (Table table : tables) {
        assertThat(TableComparer.compare(source.connection(), target.connection(), table).matched())
            .as("%s", table.name())
            .isTrue();
      }
      String everyValue = "SELECT * FROM [Sales].[Kinds] ORDER BY [Id]";
      assertThat(target.rows(everyValue)).isEqualTo(source.rows(everyValue)).hasSize(3);
    }
  }
}
