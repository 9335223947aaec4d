package io.dbmodernizer.emulator.datamigration;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A driver of H2 databases under {@code jdbc:observed:}. It counts connections and catalog reads,
 * and throws an error of the JVM where a test asks for one.
 */
final class ObservedDriver implements Driver, AutoCloseable {

  private static final String PREFIX = "jdbc:observed:";

  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger catalogLooks = new AtomicInteger();
  volatile boolean failsOnCommit;
  volatile boolean failsOnConnect;

  static ObservedDriver register() throws SQLException {
    ObservedDriver driver = new ObservedDriver();
    DriverManager.registerDriver(driver);
    return driver;
  }

  static String url(String h2) {
    return PREFIX + h2;
  }

  @Override
  public @Nullable Connection connect(String url, Properties login) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    if (failsOnConnect) {
      throw new StackOverflowError("while connecting");
    }
    connections.incrementAndGet();
    Connection real = DriverManager.getConnection(url.substring(PREFIX.length()), login);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (failsOnCommit && method.getName().equals("commit")) {
                throw new OutOfMemoryError("between insert and commit");
              }
              if (method.getName().equals("prepareStatement")
                  && ((String) arguments[0]).contains("INFORMATION_SCHEMA")) {
                catalogLooks.incrementAndGet();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public void close() throws SQLException {
    DriverManager.deregisterDriver(this);
  }
}
