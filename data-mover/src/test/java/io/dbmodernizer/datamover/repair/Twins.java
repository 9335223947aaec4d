package io.dbmodernizer.datamover.repair;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.catalog.DatabaseCatalog;
import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.checksum.TableDigest;
import io.dbmodernizer.datamover.checksum.TableDigester;
import io.dbmodernizer.datamover.compare.ComparedTable;
import io.dbmodernizer.datamover.compare.SharedKey;
import io.dbmodernizer.datamover.sides.BothSides;
import java.sql.SQLException;

/** Two databases that begin with the same content. */
final class Twins implements AutoCloseable {

  final TestDatabase source = new TestDatabase();
  final TestDatabase target = new TestDatabase();
  final BothSides sides = new BothSides(source.connection(), target.connection());

  Twins(String... statements) throws SQLException {
    execute(statements);
  }

  void execute(String... statements) throws SQLException {
    source.execute(statements);
    target.execute(statements);
  }

  ComparedTable table(String name) throws SQLException {
    return ComparedTable.of(source.table(name), target.table(name));
  }

  SharedKey key(ComparedTable table) throws SQLException {
    return SharedKey.of(
            table,
            new SharedKey.Database(source.catalog(), source.dialect()),
            new SharedKey.Database(target.catalog(), target.dialect()))
        .orElseThrow();
  }

  TableDigest digest(TestDatabase side, String name) throws SQLException {
    DatabaseCatalog catalog = side.catalog();
    Table table = catalog.table(TableName.parse(name)).orElseThrow();
    return TableDigester.digest(side.connection(), table, side.dialect());
  }

  boolean areEqual(String name) throws SQLException {
    return digest(source, name).equals(digest(target, name));
  }

  @Override
  public void close() throws SQLException {
    sides.close();
    source.close();
    target.close();
  }
}
