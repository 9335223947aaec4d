package io.dbmodernizer.datamover.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.ConstraintState;
import io.dbmodernizer.datamover.catalog.ForeignKey;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WholeTableSwitchesTest {

  private static final ForeignKey DISABLED = key("off", "b", ConstraintState.DISABLED);
  private static final Table BOTH = table("a", DISABLED, key("on", "c", ConstraintState.ENFORCED));
  private static final List<ConstraintStates.Switch> SWITCHES =
      List.of(
          new ConstraintStates.Switch(
              BOTH,
              "off",
              Optional.of(DISABLED),
              ConstraintState.ENFORCED,
              ConstraintState.DISABLED));

  @Test
  void aKeyIsDisabledByTheOneTableOfWhichNoKeyIsEnforced() throws SQLException {
    WholeTableSwitches switches = switches(BOTH, table("b"), table("c"));

    assertThat(switches.changes(SWITCHES))
        .extracting(SchemaChange::objectName)
        .containsExactly("[dbo].[b]");
    assertThat(switches.conflicts()).isEmpty();
  }

  @Test
  void aKeyBetweenTablesWithOtherEnforcedKeysStaysAndIsAConflict() throws SQLException {
    WholeTableSwitches switches =
        switches(
            BOTH, table("b"), table("c"), table("d", key("third", "b", ConstraintState.ENFORCED)));

    assertThat(switches.changes(SWITCHES)).isEmpty();
    assertThat(switches.conflicts())
        .singleElement()
        .satisfies(
            conflict ->
                assertThat(conflict.differences().get(0))
                    .contains("other keys of the same tables"));
  }

  private static WholeTableSwitches switches(Table... tables) throws SQLException {
    try (TestDatabase database = new TestDatabase()) {
      return new WholeTableSwitches(database.dialect(), List.of(tables), database.catalog());
    }
  }

  private static ForeignKey key(String name, String referenced, ConstraintState state) {
    return new ForeignKey(
        name,
        List.of("x"),
        new TableName("dbo", referenced),
        List.of("id"),
        ForeignKey.Action.NO_ACTION,
        ForeignKey.Action.NO_ACTION,
        state);
  }

  private static Table table(String name, ForeignKey... keys) {
    return new Table(
        new TableName("dbo", name),
        List.of(),
        null,
        List.of(),
        List.of(),
        List.of(keys),
        List.of());
  }
}
