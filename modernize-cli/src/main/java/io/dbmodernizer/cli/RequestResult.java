package io.dbmodernizer.cli;

import io.dbmodernizer.cli.progress.StatusFeed;
import io.dbmodernizer.cli.verify.VerificationReport;
import io.dbmodernizer.events.MigrationRequested;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An acceptable request, and what has become of it on this machine. */
final class RequestResult {
  private final MigrationRequested request;
  private @Nullable VerificationReport preflight;
  private @Nullable JsonNode migration;
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

  /** Takes the state at the end of a watch. */
  void followed(StatusFeed feed) {
    migration = feed.last().orElse(null);
  }

  /**
   * Returns the document. {@code preflight} is null if the services were not asked; {@code
   * migration}, as the REST interface sends it, is absent if the migration was not followed.
   */
  ObjectNode document() {
    ObjectNode document = JsonMapper.shared().createObjectNode();
    document.put("migrationId", migrationId()).put("published", published);
    if (preflight == null) {
      document.putNull("preflight");
    } else {
      document.set("preflight", preflight.document());
    }
    if (migration != null) {
      document.set("migration", migration);
    }
    return document;
  }
}
