package io.dbmodernizer.emulator.datamigration;

import io.dbmodernizer.emulator.arm.call.PathPattern;

/** The path patterns and the type names of {@code Microsoft.DataMigration}. */
final class MigrationPaths {

  /** The path pattern of a migration service. */
  static final String SERVICE =
      PathPattern.GROUP + "/providers/Microsoft.DataMigration/sqlMigrationServices/{service}";

  /** The path pattern of a database migration, an extension resource of a SQL server. */
  static final String MIGRATION =
      PathPattern.GROUP
          + "/providers/Microsoft.Sql/servers/{server}/providers/Microsoft.DataMigration/databaseMigrations/{migration}";

  /** The type of migration services, in lower case. */
  static final String SERVICE_TYPE = "microsoft.datamigration/sqlmigrationservices";

  /** The type of database migrations, in lower case. */
  static final String MIGRATION_TYPE = "microsoft.datamigration/databasemigrations";

  private MigrationPaths() {}
}
