package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.object.CreationOptions;
import io.dbmodernizer.datamover.object.ObjectId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The texts of the modules of a database, by number. Each is kept once, as the statement that
 * creates the module under its present name.
 */
final class SqlServerModules {

  private static final String SQL =
      "SELECT object_id, definition, uses_ansi_nulls, uses_quoted_identifier FROM sys.sql_modules";

  /**
   * A module.
   *
   * @param text null if it is encrypted; a login without the right to see it is refused earlier
   */
  record Module(@Nullable String text, CreationOptions options) {
    private static final Module NONE = new Module(null, CreationOptions.STANDARD);
  }

  private final Map<Integer, Module> modules = new LinkedHashMap<>();

  private SqlServerModules() {}

  static SqlServerModules read(SqlServerViews views, SqlServerObjectNames names)
      throws SQLException {
    SqlServerModules all = new SqlServerModules();
    views.forEachRow(SQL, row -> all.add(row, names));
    return all;
  }

  private void add(ResultSet row, SqlServerObjectNames names) throws SQLException {
    int number = row.getInt("object_id");
    String definition = row.getString("definition");
    ObjectId id = names.objectOrTrigger(number);
    modules.put(
        number,
        new Module(
            definition == null || id == null
                ? definition
                : SqlServerModuleText.create(definition, SqlServerDialect.INSTANCE.quote(id)),
            new CreationOptions(
                row.getBoolean("uses_ansi_nulls"), row.getBoolean("uses_quoted_identifier"))));
  }

  /** Returns a module; without a text if there is none with this number. */
  Module of(int number) {
    return modules.getOrDefault(number, Module.NONE);
  }

  /** Gives the numbers and texts of all modules that are not encrypted. */
  void forEachText(BiConsumer<Integer, String> receiver) {
    modules.forEach(
        (number, module) -> {
          if (module.text() != null) {
            receiver.accept(number, module.text());
          }
        });
  }
}
