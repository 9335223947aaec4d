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

/** Finds identity columns whose next value on the target is behind the source's. */
final class IdentityLag {

  private IdentityLag() {}

  /** Returns the source's next values by table as the source has it. */
  static Map<Table, BigInteger> find(
      DatabaseDefinition source, DatabaseDefinition target, Set<TableName> tables) {
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
