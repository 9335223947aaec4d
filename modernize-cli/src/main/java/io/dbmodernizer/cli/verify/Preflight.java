package io.dbmodernizer.cli.verify;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.serde.EventJson;

/** The preflight of a request by the services. */
public final class Preflight {
  private Preflight() {}

  /**
   * Asks all services at the same time. Changes nothing.
   *
   * @param client the services
   * @param request an acceptable request
   * @return what they have found
   */
  public static VerificationReport of(ServiceClient client, MigrationRequested request) {
    return VerificationReport.ofPreflight(client.ask("/preflight", EventJson.write(request)));
  }
}
