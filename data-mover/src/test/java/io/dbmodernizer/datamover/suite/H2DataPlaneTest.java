package io.dbmodernizer.datamover.suite;

import io.dbmodernizer.datamover.TestDatabase;
import io.dbmodernizer.datamover.object.MovableKind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

class H2DataPlaneTest extends DataPlaneSuite {

  private final String place = UUID.randomUUID().toString();

  private String url(String database) {
    return "jdbc:h2:mem:" + place + database + TestDatabase.OPTIONS;
  }

  @Override
  Connection create(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "sa", "secret");
  }

  @Override
  Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(url(database), "suite_reader", "secret");
  }

  @Override
  SuiteScript script() throws IOException {
    return SuiteScript.read("h2");
  }

  @Override
  Set<MovableKind> kinds() {
    return EnumSet.of(
        MovableKind.USER_TYPE,
        MovableKind.SEQUENCE,
        MovableKind.SYNONYM,
        MovableKind.FUNCTION,
        MovableKind.PROCEDURE,
        MovableKind.VIEW,
        MovableKind.TRIGGER,
        MovableKind.VIEW_TRIGGER,
        MovableKind.COMMENT);
  }
}
