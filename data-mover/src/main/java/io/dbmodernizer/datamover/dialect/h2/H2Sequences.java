package io.dbmodernizer.datamover.dialect.h2;

import static io.dbmodernizer.datamover.dialect.CatalogQuery.bigInteger;
import static io.dbmodernizer.datamover.dialect.CatalogQuery.forEachRow;

import io.dbmodernizer.datamover.object.MovableKind;
import io.dbmodernizer.datamover.object.Sequence;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads H2's sequences with their positions. */
final class H2Sequences {

  private static final String SEQUENCES =
      """
      SELECT SEQUENCE_SCHEMA, SEQUENCE_NAME, DATA_TYPE, NUMERIC_PRECISION, START_VALUE,
        MINIMUM_VALUE, MAXIMUM_VALUE, INCREMENT, CYCLE_OPTION, BASE_VALUE, CACHE
      FROM INFORMATION_SCHEMA.SEQUENCES""";

  private H2Sequences() {}

  /** Reads the sequences and announces their names. */
  static List<Sequence> read(Connection connection, H2Names names) throws SQLException {
    List<Sequence> sequences = new ArrayList<>();
    forEachRow(connection, SEQUENCES, row -> sequences.add(sequence(row)));
    sequences.forEach(sequence -> names.object(sequence.id()));
    return sequences;
  }

  private static Sequence sequence(ResultSet row) throws SQLException {
    String type = row.getString("DATA_TYPE");
    BigDecimal next = row.getBigDecimal("BASE_VALUE");
    return new Sequence(
        H2Names.id(MovableKind.SEQUENCE, H2Names.of(row, 1)),
        type.equals("NUMERIC") ? "DECIMAL(" + row.getInt("NUMERIC_PRECISION") + ")" : type,
        bigInteger(row, "START_VALUE"),
        bigInteger(row, "INCREMENT"),
        bigInteger(row, "MINIMUM_VALUE"),
        bigInteger(row, "MAXIMUM_VALUE"),
        "YES".equals(row.getString("CYCLE_OPTION")),
        row.getLong("CACHE"),
        next == null ? null : next.toBigInteger());
  }
}
