package io.dbmodernizer.request;

import io.dbmodernizer.events.ExistingRows;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.SynchronizationOptions;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The rules on the copy of the data. */
final class MigrationRules {

  private static final int MIN_INTERVAL_MINUTES = 15;
  private static final int MAX_INTERVAL_MINUTES = 43_200;

  private MigrationRules() {}

  static void check(MigrationOptions options, Violations violations) {
    CopyRules.check(options, violations);
    violations.require(
        options.getExistingRows() != null && options.getExistingRows() != ExistingRows.UNSPECIFIED,
        "existingRows",
        "is not specified",
        "REFUSE or REPLACE");
    if (!OptionalFields.isAbsent(options.getMigrationServiceName())) {
      AzureNames.MIGRATION_SERVICE.check(
          options.getMigrationServiceName(), "migrationServiceName", violations);
    }
    List<String> tables = OptionalFields.listOf(options.getTables());
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < tables.size(); i++) {
      String field = "tables[" + i + "]";
      violations.require(
          TableText.isTable(tables.get(i)),
          field,
          "is not the name of a table with its schema",
          "[schema].[table]");
      violations.require(
          seen.add(tables.get(i).toLowerCase(Locale.ROOT)),
          field,
          "is in the list already",
          "every table once");
    }
    checkAccepted(OptionalFields.listOf(options.getAcceptUnmoved()), violations);
    PrincipalRules.check(options, violations);
    if (options.getSynchronization() != null) {
      checkSynchronization(options.getSynchronization(), violations.in("synchronization"));
    }
  }

  private static void checkAccepted(List<String> codes, Violations violations) {
    for (int i = 0; i < codes.size(); i++) {
      String field = "acceptUnmoved[" + i + "]";
      violations.require(
          AcceptableFindings.CODES.contains(codes.get(i)),
          field,
          "is not the code of a finding that can be accepted",
          String.join(", ", AcceptableFindings.CODES));
      violations.require(
          codes.indexOf(codes.get(i)) == i, field, "is in the list already", "every code once");
    }
  }

  private static void checkSynchronization(
      SynchronizationOptions synchronization, Violations violations) {
    if (!OptionalFields.isAbsent(synchronization.getFactoryName())) {
      AzureNames.DATA_FACTORY.check(synchronization.getFactoryName(), "factoryName", violations);
    }
    if (synchronization.getEnabled()) {
      violations.inRange(
          synchronization.getIntervalMinutes(),
          MIN_INTERVAL_MINUTES,
          MAX_INTERVAL_MINUTES,
          "intervalMinutes",
          "minutes");
    }
  }
}
