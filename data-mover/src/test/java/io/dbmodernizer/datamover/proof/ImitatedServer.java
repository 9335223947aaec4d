package io.dbmodernizer.datamover.proof;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.dialect.sqlserver.SqlServerImitation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;

/**
 * A connection that says that it is one to SQL Server, to a database with tables in the shape of
 * its catalog views. The tables that the views list do not exist, so no rows can be compared.
 *
 * @param database the database
 * @param connection the connection
 */
record ImitatedServer(TestDatabase database, Connection connection) implements AutoCloseable {

  private static final int VERSION = 16;

  /** Objects of the imitation that no target takes. */
  private static final String[] UNREADABLE = {
    "DELETE FROM sys.objects WHERE object_id IN (504, 505, 511)",
    "DELETE FROM sys.triggers WHERE object_id = 511",
    "DELETE FROM sys.types WHERE user_type_id = 301",
    "DELETE FROM sys.columns WHERE name = 'Place'"
  };

  static ImitatedServer open(List<String> changes) throws Exception {
    TestDatabase database = SqlServerImitation.openWithObjects();
    database.execute(UNREADABLE);
    database.execute(changes.toArray(String[]::new));
    return new ImitatedServer(database, asServer(database.connection()));
  }

  static Connection asServer(Connection h2) throws SQLException {
    DatabaseMetaData metaData = h2.getMetaData();
    DatabaseMetaData product =
        (DatabaseMetaData)
            Proxy.newProxyInstance(
                ImitatedServer.class.getClassLoader(),
                new Class<?>[] {DatabaseMetaData.class},
                (proxy, method, arguments) ->
                    switch (method.getName()) {
                      case "getDatabaseProductName" -> "Microsoft SQL Server";
                      case "getDatabaseMajorVersion" -> VERSION;
                      default -> call(metaData, method, arguments);
                    });
    return (Connection)
        Proxy.newProxyInstance(
            ImitatedServer.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) ->
                method.getName().equals("getMetaData") ? product : call(h2, method, arguments));
  }

  private static Object call(Object receiver, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(receiver, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
