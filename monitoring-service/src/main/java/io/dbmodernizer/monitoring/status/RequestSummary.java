package io.dbmodernizer.monitoring.status;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.MigrationStatus;
import io.dbmodernizer.events.SourceDatabase;
import io.dbmodernizer.events.Target;
import io.dbmodernizer.request.CopyEngine;
import io.dbmodernizer.request.RequestDigest;
import java.util.TreeMap;

/** The part of a request that a snapshot shows. */
final class RequestSummary {
  private RequestSummary() {}

  /** Returns whether the snapshot shows a request already. */
  static boolean isPresent(MigrationStatus status) {
    return !status.getTarget().isEmpty();
  }

  /** Writes the request into the snapshot. */
  static void write(MigrationRequested request, MigrationStatus status) {
    SourceDatabase source = request.getSource();
    Target target = request.getTarget();
    status.setRequester(request.getRequester());
    status.setPurpose(request.getPurpose());
    status.setSource(source.getHost() + ":" + source.getPort() + "/" + source.getDatabase());
    status.setTarget(target.getServer().getName() + "/" + target.getDatabase().getName());
    status.setRequestedAt(request.getMetadata().getOccurredAt());
    status.setRequestedBy(request.getMetadata().getRequestedBy());
    status.setAuthenticated(request.getMetadata().getAuthenticated());
    status.setLabels(new TreeMap<>(request.getLabels()));
    status.setRequestDigest(RequestDigest.of(request));
    status.setEngine(CopyEngine.of(request.getMigration()));
  }
}
