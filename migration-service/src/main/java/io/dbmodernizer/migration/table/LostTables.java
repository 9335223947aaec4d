package io.dbmodernizer.migration.table;

import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.sql.SqlEndpoint;
import io.dbmodernizer.text.Listing;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds tables of a migration that the source no longer has. */
public final class LostTables {

  private LostTables() {}

  /**
   * Compares the tables that the assessment counted with the source as it is now.
   *
   * @param counted the tables of the migration
   * @param catalog the source's catalog
   * @param source the source, for the message
   * @return a failure that names the tables and that a retry alone does not resolve; empty if the
   *     source has all of them
   */
  public static Optional<StepResult> find(
      Collection<TableName> counted, DatabaseCatalog catalog, SqlEndpoint source) {
    List<TableName> lost =
        counted.stream().filter(name -> catalog.table(name).isEmpty()).sorted().toList();
    if (lost.isEmpty()) {
      return Optional.empty();
    }
    String names = Listing.of(lost);
    return Optional.of(
        StepResult.failed(
            Reason.SOURCE_UNSUPPORTED,
            names,
            "the "
                + source
                + " no longer has table "
                + names
                + ", or the login can no longer see it",
            "Create the table again or grant the right, then request a retry; or send a request"
                + " with another migrationId for the remaining tables. Stop changes to the tables"
                + " of the source and to the rights of the login."));
  }
}
