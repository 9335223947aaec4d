package io.dbmodernizer.cli.progress;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A view of one migration, for a person or a log. Used by one thread. */
public interface ProgressView {

  /**
   * Shows the newest state. Called also when nothing has changed.
   *
   * @param migration the migration, as the REST interface sends it
   * @param alerts its open alerts
   */
  void show(JsonNode migration, List<JsonNode> alerts);

  /**
   * Says that the newest state cannot be read, and keeps the last one.
   *
   * @param problem why
   */
  void lost(String problem);
}
