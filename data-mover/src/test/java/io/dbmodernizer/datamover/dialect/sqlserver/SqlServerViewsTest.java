package io.dbmodernizer.datamover.dialect.sqlserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.object.ObjectCatalog;
import io.dbmodernizer.datamover.object.PrincipalMove;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs on tables in the shape of SQL Server's views. The server itself is not there to run on. */
class SqlServerViewsTest {

  private static final int SQL_SERVER_2005 = 9;
  private static final int SQL_SERVER_2014 = 12;

  private static final String[] VIEWS_SINCE_2008 = {
    "DELETE FROM sys.types WHERE is_table_type = 1",
    "ALTER TABLE sys.types DROP COLUMN is_table_type",
    "ALTER TABLE sys.partitions DROP COLUMN data_compression",
    "DROP TABLE sys.table_types",
    "DROP TABLE sys.fulltext_stoplists",
    "DROP TABLE sys.fulltext_stopwords",
    "DROP TABLE sys.change_tracking_tables",
    "DROP TABLE sys.change_tracking_databases"
  };

  private static final String[] VIEWS_SINCE_2012 = {
    "DROP TABLE sys.sequences",
    "ALTER TABLE sys.database_principals DROP COLUMN authentication_type"
  };

  private static final String[] VIEWS_SINCE_2016 = {
    "DROP TABLE sys.masked_columns",
    "DROP TABLE sys.security_policies",
    "DROP TABLE sys.security_predicates",
    "ALTER TABLE sys.columns DROP COLUMN is_masked"
  };

  private static final String[] VIEWS_OF_SERVICE_BROKER = {
    "DROP TABLE sys.services",
    "DROP TABLE sys.service_contracts",
    "DROP TABLE sys.event_notifications"
  };

  private TestDatabase imitation;

  @BeforeEach
  void open() throws Exception {
    imitation = SqlServerImitation.openWithPlatform();
  }

  @AfterEach
  void close() throws SQLException {
    imitation.close();
  }

  @Test
  void anOldServerIsNotAskedForViewsThatItLacks() throws SQLException {
    // Given
    imitation.execute(VIEWS_SINCE_2008);
    imitation.execute(VIEWS_SINCE_2012);
    imitation.execute(VIEWS_SINCE_2016);

    // Then
    readsAll(new SqlServerReading(imitation.connection(), SQL_SERVER_2005));
  }

  @Test
  void azureSqlDatabaseIsAskedForNewViewsButNotForServiceBroker() throws SQLException {
    // Given
    imitation.execute(VIEWS_OF_SERVICE_BROKER);
    imitation.execute(
        "UPDATE server SET edition = 5",
        "INSERT INTO sys.masked_columns VALUES (100, 9, 1, 'default()')");

    // When
    SqlServerReading reading = new SqlServerReading(imitation.connection(), SQL_SERVER_2014);

    // Then
    assertThat(readsAll(reading).objects())
        .anyMatch(object -> object.id().name().equals("Order]s.Phone"));
  }

  private static ObjectCatalog readsAll(DatabaseReading reading) throws SQLException {
    ObjectCatalog objects = reading.objects(PrincipalMove.SAME);
    assertThat(objects.objects()).isNotEmpty();
    assertThat(reading.tables().tables()).hasSize(2);
    assertThat(reading.nextIdentityValues()).hasSize(1);
    assertThat(reading.unmoved()).isNotEmpty();
    assertThat(reading.sizes()).isEmpty();
    assertThat(reading.rights().rights()).isNotEmpty();
    assertThat(reading.platformUses()).isNotNull();
    return objects;
  }

  @Test
  void aReadingDoesNotShowALaterChange() throws SQLException {
    // Given
    SqlServerReading reading = new SqlServerReading(imitation.connection(), 16);
    assertThat(reading.tables().tables()).hasSize(2);

    // When
    SqlServerImitation.addTables(imitation, 1);

    // Then
    assertThat(reading.tables().tables()).hasSize(2);
    assertThat(new SqlServerReading(imitation.connection(), 16).tables().tables()).hasSize(3);
  }
}
