package io.dbmodernizer.provisioner.database;

import io.dbmodernizer.events.DatabaseTarget;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.ServiceObjective;

/** The form of database that a request asks for. */
final class DatabaseForm {

  private DatabaseForm() {}

  /** Returns whether the database is in an elastic pool. */
  static boolean isPooled(DatabaseTarget wanted) {
    return !wanted.getElasticPool().getName().isEmpty();
  }

  /** Returns whether it is a Hyperscale database with a size of its own, in no pool. */
  static boolean isHyperscale(DatabaseTarget wanted) {
    return !isPooled(wanted)
        && ServiceObjective.find(wanted.getServiceObjective())
            .filter(ServiceObjective::isHyperscale)
            .isPresent();
  }

  /** Returns whether the database has a named replica. */
  static boolean hasNamedReplica(DatabaseTarget wanted) {
    return !wanted.getNamedReplica().getName().isEmpty();
  }

  /** Returns the objective of the named replica: its own, otherwise the database's. */
  static String replicaObjective(MigrationRequested request) {
    DatabaseTarget wanted = request.getTarget().getDatabase();
    String own = wanted.getNamedReplica().getServiceObjective();
    return own.isEmpty() ? wanted.getServiceObjective() : own;
  }
}
