package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.Column;
import io.dbmodernizer.datamover.catalog.Identity;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds identity columns whose next value on the target lies behind the source's. */
final class IdentityLag {

  private IdentityLag() {}

  /** By table as the source has it: the value that the source would give next. */
  static Map<Table, BigInteger> find(
      DefinitionSide source, DefinitionSide target, Set<TableName> tables) {
    Map<Table, BigInteger> behind = new LinkedHashMap<>();
    for (TableName name : tables) {
      Optional<Table> table = source.catalog().table(name);
      Optional<Table> there = target.catalog().table(name);
      if (table.isEmpty() || there.isEmpty()) {
        continue;
      }
      Optional<Identity> identity = table.get().identityColumn().map(Column::identity);
      BigInteger wanted = source.nextIdentityValues().get(table.get().name());
      BigInteger present = target.nextIdentityValues().get(there.get().name());
      if (identity.isPresent()
          && wanted != null
          && there.get().identityColumn().isPresent()
          && isBehind(identity.get(), wanted, present)) {
        behind.put(table.get(), wanted);
      }
    }
    return behind;
  }

  private static boolean isBehind(
      Identity identity, BigInteger wanted, @Nullable BigInteger present) {
    if (present == null) {
      return true;
    }
    int order = present.compareTo(wanted);
    return identity.increment().signum() > 0 ? order < 0 : order > 0;
  }
}
