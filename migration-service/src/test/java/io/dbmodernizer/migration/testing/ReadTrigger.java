package io.dbmodernizer.migration.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/**
 * A trigger that does something when a statement begins to read its table, as another program would
 * at that time. A change is seen by the next statement, not by this one. H2 creates the trigger
 * from its name, in this JVM. What it does is registered under that name.
 */
public final class ReadTrigger implements Trigger {
  private static final Map<String, StoredRun.Deed> DEEDS = new ConcurrentHashMap<>();

  private String name = "";

  /**
   * Returns the statement that creates a trigger.
   *
   * @param name the trigger's name, which this JVM uses once
   * @param table the table, quoted
   * @param deed what happens at the beginning of each reading
   */
  public static String creation(String name, String table, StoredRun.Deed deed) {
    DEEDS.put(name, deed);
    return "CREATE TRIGGER \"%s\" BEFORE SELECT ON %s CALL '%s'"
        .formatted(name, table, ReadTrigger.class.getName());
  }

  @Override
  public void init(
      Connection connection,
      String schema,
      String trigger,
      String table,
      boolean before,
      int operation) {
    name = trigger;
  }

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow)
      throws SQLException {
    StoredRun.Deed deed = DEEDS.get(name);
    if (deed == null) {
      throw new IllegalStateException("nothing is registered for trigger " + name);
    }
    deed.run();
  }
}
