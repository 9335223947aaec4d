package io.dbmodernizer.datamover.schema;

import io.dbmodernizer.datamover.catalog.Table;
import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.dialect.SqlFailureKind;
import io.dbmodernizer.datamover.dialect.SqlFailures;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What can only be set on a target when it holds the rows: the states of foreign keys and checks,
 * and identities that are behind the source's.
 *
 * @param switches the constraints that are in another state than on the source
 * @param identities the next value of each identity that is behind, by the target's table
 */
public record SchemaCompletion(List<SchemaChange> switches, Map<Table, BigInteger> identities) {

  /**
   * The settings that were made.
   *
   * @param done the settings that were tried
   * @param refused the constraints that stay as they are, because rows violate them
   */
  public record Applied(int done, List<String> refused) {}

  public SchemaCompletion {
    switches = List.copyOf(switches);
    identities = Map.copyOf(identities);
  }

  /**
   * Compares a target with its source.
   *
   * @param target a connection to the target in auto-commit mode; it stays open
   * @param read the definitions of the source
   * @param tables the copied tables, all of which the source has
   * @throws SQLException if the target fails
   */
  public static SchemaCompletion of(
      Connection target, DatabaseDefinition read, Set<TableName> tables) throws SQLException {
    DatabaseDefinition present = DatabaseDefinition.read(target);
    DatabaseDefinition source = TargetExpressions.inWordsOf(target, read, present, tables);
    List<SchemaChange> switches =
        SchemaPlanner.planWithRows(
                source.catalog(), source.dialect(), present.catalog(), present.dialect(), tables)
            .changes()
            .stream()
            .filter(change -> change.kind() == ObjectKind.CONSTRAINT_STATE)
            .toList();
    Map<Table, BigInteger> identities = new LinkedHashMap<>();
    DefinitionComparison.identitiesBehind(source, present, tables)
        .forEach(
            (table, next) ->
                identities.put(present.catalog().table(table.name()).orElseThrow(), next));
    return new SchemaCompletion(switches, identities);
  }

  /** Returns the number of settings. */
  public int size() {
    return switches.size() + identities.size();
  }

  /**
   * Makes the settings.
   *
   * @param target a connection to the target in auto-commit mode; it stays open
   * @param isOver is asked after each setting that was made; true leaves the remaining ones as they
   *     are. So each call makes a setting, although the refused ones are tried again each time
   * @throws SQLException if the target fails
   */
  public Applied apply(Connection target, BooleanSupplier isOver) throws SQLException {
    SqlDialect dialect = SqlDialect.of(target);
    List<String> refused = new ArrayList<>();
    int done = 0;
    for (SchemaChange change : switches) {
      done++;
      if (!switched(target, change)) {
        refused.add(change.objectName());
      } else if (isOver.getAsBoolean()) {
        return new Applied(done, refused);
      }
    }
    for (Map.Entry<Table, BigInteger> identity : identities.entrySet()) {
      dialect.continueIdentityAt(target, identity.getKey(), identity.getValue());
      done++;
      if (isOver.getAsBoolean()) {
        return new Applied(done, refused);
      }
    }
    return new Applied(done, refused);
  }

  /** Returns false if rows violate the constraint, which then stays as it is. */
  private static boolean switched(Connection target, SchemaChange change) throws SQLException {
    try {
      SchemaMigrator.apply(target, new SchemaPlan(List.of(change), List.of()));
      return true;
    } catch (SchemaChangeException e) {
      if (SqlFailures.classify(e) != SqlFailureKind.CONSTRAINT_VIOLATION) {
        throw e;
      }
      return false;
    }
  }
}
