package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.verify.VerificationReport;
import io.dbmodernizer.events.MigrationRequested;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An acceptable request, and what has become of it on this machine. */
final class RequestResult {
  private final MigrationRequested request;
  private @Nullable VerificationReport preflight;
  private @Nullable JsonNode migration;
  private @Nullable String refusal;
  private boolean published;

  RequestResult(MigrationRequested request) {
    this.request = request;
  }

  MigrationRequested request() {
    return request;
  }

  String migrationId() {
    return request.getMetadata().getMigrationId();
  }

  void examined(VerificationReport report) {
    preflight = report;
  }

  void published(boolean isNew) {
    published = isNew;
  }

  /** Takes the refusal of the service, with what to do. */
  void refused(CommandRefusedException e) {
    refusal = e.getMessage() + "; " + e.remedy();
  }

  /** Returns why the service has refused the request; empty if it has not. */
  Optional<String> refusal() {
    return Optional.ofNullable(refusal);
  }

  /** Takes the state at the end of a watch. */
  void followed(StatusFeed feed) {
    migration = feed.last().orElse(null);
  }

  /**
   * Returns the document. {@code preflight} is null if the services were not asked; {@code refusal}
   * is absent without one; {@code migration}, as the REST interface sends it, is absent if the
   * migration was not followed.
   */
  ObjectNode document() {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("migrationId", migrationId()).put("published", published);
    if (preflight == null) {
      document.putNull("preflight");
    } else {
      document.set("preflight", preflight.document());
    }
    if (refusal != null) {
      document.put("refusal", refusal);
    }
    if (migration != null) {
      document.set("migration", migration);
    }
    return document;
  }
}
