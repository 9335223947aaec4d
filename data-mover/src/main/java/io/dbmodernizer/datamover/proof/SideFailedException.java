package io.dbmodernizer.datamover.proof;

import java.sql.SQLException;

/** An error of one of the two databases. */
public final class SideFailedException extends SQLException {

  private static final long serialVersionUID = 1L;

  private final String side;

  SideFailedException(String side, SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    this.side = side;
  }

  /** Returns {@code source}, {@code target}, or {@code source or target}. */
  public String side() {
    return side;
  }
}
