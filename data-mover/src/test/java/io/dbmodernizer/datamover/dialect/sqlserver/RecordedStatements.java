package io.dbmodernizer.datamover.dialect.sqlserver;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.Collection;

/** A connection that notes the text of every statement that is sent through it. */
public final class RecordedStatements {

  private RecordedStatements() {}

  /**
   * Returns the connection.
   *
   * @param texts receives the texts in their order
   */
  public static Connection of(Connection connection, Collection<String> texts) {
    return recorded(Connection.class, connection, texts);
  }

  private static <T> T recorded(Class<T> type, Object receiver, Collection<String> texts) {
    return type.cast(
        Proxy.newProxyInstance(
            RecordedStatements.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (arguments != null && arguments[0] instanceof String sql && takesSql(method)) {
                texts.add(sql);
              }
              try {
                Object result = method.invoke(receiver, arguments);
                return method.getReturnType() == Statement.class
                        && !(result instanceof PreparedStatement)
                    ? recorded(Statement.class, result, texts)
                    : result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private static boolean takesSql(Method method) {
    return method.getName().startsWith("prepare")
        || method.getName().startsWith("execute")
        || method.getName().equals("addBatch");
  }
}
