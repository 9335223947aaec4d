package io.dbmodernizer.datamover.repair;

import java.sql.Connection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** A trigger that records the last column of each row that is written. */
public final class RecordingTrigger implements Trigger {

  static final Set<Object> WRITTEN = ConcurrentHashMap.newKeySet();

  @Override
  public void fire(Connection connection, Object @Nullable [] before, Object @Nullable [] after) {
    for (Object[] row : new Object[][] {before, after}) {
      if (row != null) {
        WRITTEN.add(row[row.length - 1]);
      }
    }
  }
}
