package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.catalog.UnmovedObject;
import io.dbmodernizer.datamover.dialect.DatabaseReading;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.schema.DatabaseDefinition;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * All definitions of one database.
 *
 * @param definition the tables, and the names of the objects that are compared by name only
 * @param objects the objects that are compared by their definitions
 */
record Side(DatabaseDefinition definition, ObjectSide objects) {

  static Side read(Connection connection) throws SQLException {
    SqlDialect dialect = SqlDialect.of(connection);
    DatabaseReading reading = dialect.reading(connection);
    DatabaseDefinition all = DatabaseDefinition.of(reading, dialect);
    ObjectSide objects = new ObjectSide(reading.objects(), dialect);
    return new Side(
        new DatabaseDefinition(
            all.catalog(),
            all.dialect(),
            all.nextIdentityValues(),
            byNameOnly(all.others(), objects)),
        objects);
  }

  private static List<UnmovedObject> byNameOnly(List<UnmovedObject> others, ObjectSide objects) {
    return others.stream().filter(other -> !objects.catalog().covers(other.kind())).toList();
  }
}
