package io.dbmodernizer.datamover.transfer;

import java.sql.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** A trigger that counts how often it fires in this JVM; H2 creates it from its name. */
public final class CountingTrigger implements Trigger {

  static final AtomicInteger FIRED = new AtomicInteger();

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow) {
    FIRED.incrementAndGet();
  }
}
