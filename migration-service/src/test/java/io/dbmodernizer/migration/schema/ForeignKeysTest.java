package io.dbmodernizer.migration.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.ColumnType;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.TypeFamily;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForeignKeysTest {
  private static final TableName TABLE = new TableName("dbo", "T");
  private static final Set<TableName> TABLES = Set.of(TABLE);

  private static DatabaseCatalog with(String... keys) {
    Column column =
        new Column(
            "Id",
            1,
            new ColumnType(TypeFamily.INT, null, null, null, "int"),
            false,
            null,
            null,
            null,
            null);
    List<ForeignKey> foreignKeys =
        Stream.of(keys)
            .map(
                name ->
                    new ForeignKey(
                        name,
                        List.of("Id"),
                        TABLE,
                        List.of("Id"),
                        ForeignKey.Action.NO_ACTION,
                        ForeignKey.Action.NO_ACTION))
            .toList();
    return new DatabaseCatalog(
        List.of("dbo"),
        List.of(
            new Table(TABLE, List.of(column), null, List.of(), List.of(), foreignKeys, List.of())));
  }

  @Test
  void areTheSameInAnyOrderAndCase() {
    assertThat(ForeignKeys.of(with("FK_A", "FK_B"), TABLES))
        .isEqualTo(ForeignKeys.of(with("fk_b", "fk_a"), TABLES));
  }

  @Test
  void areOthersWhenOneIsMissingOrHasAnotherName() {
    ForeignKeys both = ForeignKeys.of(with("FK_A", "FK_B"), TABLES);

    assertThat(ForeignKeys.of(with("FK_A"), TABLES)).isNotEqualTo(both);
    assertThat(ForeignKeys.of(with("FK_A", "FK_C"), TABLES)).isNotEqualTo(both);
    assertThat(ForeignKeys.of(with("FK_A", "FK_B"), Set.of()).count()).isZero();
  }

  @Test
  void areReadBackFromTheirText() {
    ForeignKeys keys = ForeignKeys.of(with("FK_A"), TABLES);

    assertThat(ForeignKeys.parse(keys.toString())).isEqualTo(keys);
  }
}
