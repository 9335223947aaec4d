package io.dbmodernizer.datamover.sides;

import java.sql.SQLException;

/** An error of one of the two databases. */
public final class SideFailedException extends SQLException {

  private static final long serialVersionUID = 1L;

  private final String side;

  /**
   * Creates the error with the message and the codes of its cause.
   *
   * @param side {@code source}, {@code target}, or {@code source or target}
   * @param cause the error of the database
   */
  public SideFailedException(String side, SQLException cause) {
    super(cause.getMessage(), cause.getSQLState(), cause.getErrorCode(), cause);
    this.side = side;
  }

  /** Returns {@code source}, {@code target}, or {@code source or target}. */
  public String side() {
    return side;
  }
}
