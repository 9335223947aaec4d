package io.dbmodernizer.datamover.dialect.sqlserver;

import com.microsoft.sqlserver.jdbc.ISQLServerBulkData;
import io.dbmodernizer.datamover.catalog.Column;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows of a batch as the driver's bulk copy asks for them. */
final class SqlServerBulkRows implements ISQLServerBulkData {

  private static final long serialVersionUID = 1L;

  private final transient List<Column> columns;
  private final transient List<SqlServerBulkType> types = new ArrayList<>();
  private final transient List<@Nullable Object[]> rows;
  private int next;

  /**
   * Creates the rows.
   *
   * @param columns columns that a bulk copy carries
   * @param rows values in the order of the columns
   */
  SqlServerBulkRows(List<Column> columns, List<@Nullable Object[]> rows) {
    this.columns = columns;
    this.rows = rows;
    columns.forEach(column -> types.add(SqlServerBulkType.of(column).orElseThrow()));
  }

  @Override
  public Set<Integer> getColumnOrdinals() {
    return IntStream.rangeClosed(1, columns.size())
        .boxed()
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  @Override
  public String getColumnName(int column) {
    return columns.get(column - 1).name();
  }

  @Override
  public int getColumnType(int column) {
    return types.get(column - 1).sqlType();
  }

  @Override
  public int getPrecision(int column) {
    return types.get(column - 1).precision();
  }

  @Override
  public int getScale(int column) {
    return types.get(column - 1).scale();
  }

  @Override
  public boolean next() {
    next++;
    return next <= rows.size();
  }

  @Override
  public @Nullable Object[] getRowData() throws SQLException {
    @Nullable Object[] values = rows.get(next - 1);
    @Nullable Object[] carried = new @Nullable Object[values.length];
    for (int at = 0; at < values.length; at++) {
      carried[at] = types.get(at).carried(values[at]);
    }
    return carried;
  }

  /** The driver's interface is serializable, its rows are not. */
  private void writeObject(ObjectOutputStream out) throws NotSerializableException {
    throw new NotSerializableException(getClass().getName());
  }
}
