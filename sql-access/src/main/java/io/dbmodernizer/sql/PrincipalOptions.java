package io.dbmodernizer.sql;

import io.dbmodernizer.datamover.object.PrincipalMove;
import io.dbmodernizer.events.MigrationOptions;
import io.dbmodernizer.events.PrincipalTransfer;

/** The roles, users and permissions that a request moves. */
public final class PrincipalOptions {

  private PrincipalOptions() {}

  /** Returns them as the readers of objects take them. */
  public static PrincipalMove of(MigrationOptions options) {
    return options.getPrincipals() == PrincipalTransfer.USERS_AND_GRANTS
        ? new PrincipalMove(true, options.getPrincipalMap())
        : PrincipalMove.NONE;
  }
}
