package io.dbmodernizer.migration.object;

import io.dbmodernizer.datamover.catalog.TableName;
import io.dbmodernizer.datamover.catalog.UnmovedKind;
import io.dbmodernizer.datamover.dialect.SqlDialect;
import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.datamover.transfer.ObjectIssue;
import io.dbmodernizer.datamover.transfer.ObjectPlan;
import io.dbmodernizer.datamover.transfer.ObjectPlanner;
import io.dbmodernizer.datamover.transfer.ObjectSide;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.migration.table.MigrationTables;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.sql.PrincipalOptions;
import io.dbmodernizer.sql.SourceObjects;
import io.dbmodernizer.sql.SqlConnections;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** The objects of both sides, and what a request says about them. */
final class ObjectSides {

  private final ObjectSide source;
  private final Set<TableName> tables;
  private final MigrationRequested request;

  private ObjectSides(ObjectSide source, Set<TableName> tables, MigrationRequested request) {
    this.source = source;
    this.tables = tables;
    this.request = request;
  }

  /** Reads the source. */
  static ObjectSides read(SqlConnections connections, StepContext context) {
    return new ObjectSides(
        connections.call(
            connections.source(context.request().getSource()),
            connection ->
                new ObjectSide(
                    SourceObjects.read(connection, context.request()), SqlDialect.of(connection))),
        new MigrationTables(context.tables()).names(),
        context.request());
  }

  /** Reads the target, with roles, users and permissions if the request moves them. */
  ObjectSide target(Connection connection) throws SQLException {
    boolean moves = PrincipalOptions.of(request.getMigration()).moves();
    return ObjectSide.read(connection, moves ? PrincipalMove.SAME : PrincipalMove.NONE);
  }

  ObjectPlan plan(ObjectSide target) {
    return ObjectPlanner.plan(source, target, tables, isSynchronised(request.getMigration()));
  }

  /** Returns whether Data Factory goes on writing rows after the migration. */
  static boolean isSynchronised(MigrationOptions options) {
    return options.getSynchronization() != null && options.getSynchronization().getEnabled();
  }

  /** Returns whether moved tables behave differently without an object, and nobody accepts that. */
  boolean isBlocking(UnmovedKind finding) {
    return finding.effect() != UnmovedKind.Effect.INFORMATIONAL
        && !request.getMigration().getAcceptUnmoved().contains(finding.name());
  }

  List<ObjectIssue> blocking(Collection<ObjectIssue> issues) {
    return issues.stream().filter(issue -> isBlocking(issue.finding())).toList();
  }
}
