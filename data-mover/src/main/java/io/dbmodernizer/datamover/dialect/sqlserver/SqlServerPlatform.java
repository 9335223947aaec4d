package io.dbmodernizer.datamover.dialect.sqlserver;

import io.dbmodernizer.datamover.catalog.PlatformRule;
import io.dbmodernizer.datamover.catalog.PlatformUse;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.CatalogAssembler;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The uses of features that Azure SQL Database lacks. */
final class SqlServerPlatform {

  /** The collation of every server of Azure SQL Database, and of a database that names none. */
  private static final String AZURES_COLLATION = "SQL_Latin1_General_CP1_CI_AS";

  /** The database in which a session keeps temporary objects. Names of it are possible. */
  private static final String TEMPORARY = "tempdb";

  /** The system types image, text and ntext. */
  private static final Set<Integer> DEPRECATED_TYPES = Set.of(34, 35, 99);

  private final SqlServerViews views;
  private final List<PlatformUse> uses = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>();

  private SqlServerPlatform(SqlServerViews views) {
    this.views = views;
  }

  static List<PlatformUse> uses(SqlServerViews views, SqlServerModules modules)
      throws SQLException {
    SqlServerPlatform platform = new SqlServerPlatform(views);
    platform.readNames();
    platform.addReferences();
    platform.addSynonyms();
    modules.forEachText(platform::addModule);
    platform.addNamed();
    platform.addWindowsUsers();
    platform.addDeprecatedTypes();
    views.database().forEach(platform::addOptions);
    platform.uses.sort(Comparator.comparing(PlatformUse::rule).thenComparing(PlatformUse::object));
    return platform.uses;
  }

  private void add(PlatformRule rule, String object) {
    uses.add(new PlatformUse(rule, object));
  }

  private void readNames() throws SQLException {
    Map<Integer, String> schemas = new HashMap<>();
    views.schemas().forEach(schema -> schemas.put(schema.number(), schema.name()));
    for (SqlServerObjectRow object : views.objects()) {
      String schema = schemas.get(object.schema());
      if (schema != null) {
        names.put(object.number(), new TableName(schema, object.name()).toString());
      }
    }
    for (SqlServerTriggerRow trigger : views.triggers()) {
      if (trigger.ofDatabase()) {
        names.put(trigger.number(), "[" + trigger.name() + "]");
      }
    }
  }

  private String name(int object) {
    return names.getOrDefault(object, "object " + object);
  }

  private boolean isOther(String database) throws SQLException {
    return !database.equalsIgnoreCase(TEMPORARY)
        && views.database().stream().noneMatch(own -> own.name().equalsIgnoreCase(database));
  }

  private void addReferences() throws SQLException {
    for (SqlServerDependencyRow reference : views.dependencies()) {
      String server = reference.server();
      String database = reference.database();
      String user = name(reference.from());
      if (server != null) {
        add(PlatformRule.LINKED_SERVER_REFERENCE, user + " (server " + server + ")");
      } else if (database != null && isOther(database)) {
        add(PlatformRule.CROSS_DATABASE_REFERENCE, user + " (database " + database + ")");
      }
    }
  }

  private void addSynonyms() throws SQLException {
    for (SqlServerNumberedRow synonym : views.numbered(SqlServerNumberedRow.Kind.SYNONYM)) {
      List<String> parts = SqlServerNameParts.of(Objects.requireNonNull(synonym.target()));
      String name = name(synonym.number());
      if (parts.size() > 3) {
        add(PlatformRule.LINKED_SERVER_SYNONYM, name + " (server " + parts.get(0) + ")");
      } else if (parts.size() == 3 && isOther(parts.get(0))) {
        add(PlatformRule.CROSS_DATABASE_SYNONYM, name + " (database " + parts.get(0) + ")");
      }
    }
  }

  private void addModule(int number, String text) {
    String code = SqlServerCode.of(text);
    for (SqlServerCodeRule rule : SqlServerCodeRule.ALL) {
      for (String what : rule.uses(code)) {
        add(rule.rule(), name(number) + " (" + what + ")");
      }
    }
  }

  private void addNamed() throws SQLException {
    for (SqlServerNamedRow named : views.named()) {
      if (named.kind() == SqlServerNamedRow.Kind.SERVICE_BROKER) {
        add(PlatformRule.SERVICE_BROKER, named.name());
      } else if (named.kind() == SqlServerNamedRow.Kind.EVENT_NOTIFICATION) {
        add(PlatformRule.EVENT_NOTIFICATION, named.name());
      }
    }
  }

  private void addWindowsUsers() throws SQLException {
    for (SqlServerPrincipalRow principal : views.principals()) {
      if (principal.isOfWindows() && !principal.everywhere()) {
        add(PlatformRule.WINDOWS_USER, principal.name());
      }
    }
  }

  private void addDeprecatedTypes() throws SQLException {
    SqlServerNames tables = SqlServerNames.of(views, new CatalogAssembler());
    for (SqlServerColumnRow column : views.columns()) {
      if (DEPRECATED_TYPES.contains(column.systemType())) {
        tables
            .table(column.id().object())
            .ifPresent(table -> add(PlatformRule.DEPRECATED_TYPE, table + "." + column.name()));
      }
    }
  }

  private void addOptions(SqlServerDatabaseRow database) {
    if (database.trustworthy()) {
      add(PlatformRule.DATABASE_OPTION, "TRUSTWORTHY");
    }
    if (database.chaining()) {
      add(PlatformRule.DATABASE_OPTION, "DB_CHAINING");
    }
    String collation = database.collation();
    if (collation != null && !collation.equalsIgnoreCase(AZURES_COLLATION)) {
      add(PlatformRule.DATABASE_COLLATION, collation);
    }
  }
}
