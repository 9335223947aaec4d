package io.dbmodernizer.datamover.schema;

import java.sql.Connection;
import org.h2.api.Trigger;
import org.jspecify.annotations.Nullable;

/** A trigger that changes nothing; H2 creates it from its name. */
public final class NoTrigger implements Trigger {

  @Override
  public void fire(Connection connection, Object @Nullable [] oldRow, Object @Nullable [] newRow) {}
}
