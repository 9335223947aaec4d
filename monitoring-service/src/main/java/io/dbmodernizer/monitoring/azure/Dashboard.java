package io.dbmodernizer.monitoring.azure;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.StepContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The content of a dashboard in the Azure portal: a description of the target and charts of the
 * metrics that the alerts watch.
 */
final class Dashboard {
  private static final String MARKDOWN = "Extension/HubsExtension/PartType/MarkdownPart";
  private static final String CHART = "Extension/HubsExtension/PartType/MonitorChartPart";

  /**
   * The characters that have a meaning within a line of Markdown. A hyphen has one at the beginning
   * of a line only.
   */
  private static final String MARKED = "\\`*_{}[]()#+.!|~:\"'$@";

  private static final int LONGEST_PREFIX = 15;
  private static final int COLUMNS = 2;
  private static final int WIDTH = 6;
  private static final int HEIGHT = 4;
  private static final int TEXT_HEIGHT = 2;

  private Dashboard() {}

  /** Returns the title. The portal shows the tag {@code hidden-title} as the title. */
  static String title(StepContext context) {
    MigrationRequested request = context.request();
    return "Database "
        + request.getTarget().getDatabase().getName()
        + " on "
        + request.getTarget().getServer().getName();
  }

  /**
   * Returns the name: the beginning of the server's name and a checksum. Azure accepts at most 24
   * letters, digits and hyphens.
   */
  static String name(StepContext context) {
    MigrationRequested request = context.request();
    String server = request.getTarget().getServer().getName();
    CRC32 checksum = new CRC32();
    String identity = server + "/" + request.getTarget().getDatabase().getName();
    checksum.update(identity.getBytes(StandardCharsets.UTF_8));
    return String.format(
        Locale.ROOT,
        "%s-%08x",
        server.substring(0, Math.min(server.length(), LONGEST_PREFIX)),
        checksum.getValue());
  }

  /** Returns the lenses, which are one lens with all parts. */
  static ArrayNode lenses(StepContext context) {
    WatchedDatabase database = WatchedDatabase.of(context.request());
    List<Chart> charts =
        List.of(
            new Chart(database.computeMetric(), "Compute used, percent", Chart.AVERAGE),
            new Chart("log_write_percent", "Log throughput used, percent", Chart.AVERAGE),
            database.hasFixedSize()
                ? new Chart("storage_percent", "Space used, percent", Chart.AVERAGE)
                : new Chart("storage", "Space used, bytes", Chart.AVERAGE),
            new Chart("connection_failed", "Failed connections", Chart.TOTAL),
            new Chart("deadlock", "Deadlocks", Chart.TOTAL));
    ArrayNode lenses = JsonMapper.shared().createArrayNode();
    ObjectNode lens = lenses.addObject().put("order", 0);
    ArrayNode parts = lens.putArray("parts");
    text(parts, context);
    for (int i = 0; i < charts.size(); i++) {
      ObjectNode part = parts.addObject();
      int x = i % COLUMNS * WIDTH;
      position(part, x, TEXT_HEIGHT + i / COLUMNS * HEIGHT, WIDTH, HEIGHT);
      charts.get(i).write(part.putObject("metadata"), context.target().getDatabaseId());
    }
    return lenses;
  }

  private static void text(ArrayNode parts, StepContext context) {
    MigrationRequested request = context.request();
    ObjectNode part = parts.addObject();
    position(part, 0, 0, COLUMNS * WIDTH, TEXT_HEIGHT);
    ObjectNode metadata = part.putObject("metadata");
    metadata.put("type", MARKDOWN).putArray("inputs");
    metadata
        .putObject("settings")
        .putObject("content")
        .putObject("settings")
        .put("title", title(context))
        .put("subtitle", "Migration " + context.migrationId())
        .put(
            "content",
            "Moved from "
                + literal(request.getSource().getDatabase())
                + " on "
                + literal(request.getSource().getHost())
                + " for "
                + literal(request.getRequester())
                + (request.getPurpose().isEmpty() ? "" : ": " + literal(request.getPurpose())));
  }

  /**
   * Returns Markdown that shows a text literally and on one line: without links, HTML and emphasis.
   */
  static String literal(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            character -> {
              switch (character) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                default -> {
                  if (Character.isISOControl(character)) {
                    escaped.append(' ');
                  } else {
                    if (MARKED.indexOf(character) >= 0) {
                      escaped.append('\\');
                    }
                    escaped.appendCodePoint(character);
                  }
                }
              }
            });
    return escaped.toString();
  }

  private static void position(ObjectNode part, int x, int y, int width, int height) {
    part.putObject("position").put("x", x).put("y", y).put("colSpan", width).put("rowSpan", height);
  }

  /**
   * A chart of one metric.
   *
   * @param metric name of the metric
   * @param title title of the chart
   * @param aggregation the portal's number of the aggregation
   */
  private record Chart(String metric, String title, int aggregation) {
    /** The portal's number of the aggregation "total". */
    static final int TOTAL = 1;

    /** The portal's number of the aggregation "average". */
    static final int AVERAGE = 4;

    private static final int LINES = 2;

    void write(ObjectNode metadata, String databaseId) {
      metadata.put("type", CHART);
      ArrayNode inputs = metadata.putArray("inputs");
      inputs.addObject().put("name", "options").put("isOptional", true);
      inputs.addObject().put("name", "sharedTimeRange").put("isOptional", true);
      ObjectNode chart =
          metadata
              .putObject("settings")
              .putObject("content")
              .putObject("options")
              .putObject("chart");
      ObjectNode shown = chart.putArray("metrics").addObject();
      shown.putObject("resourceMetadata").put("id", databaseId);
      shown
          .put("name", metric)
          .put("namespace", ArmTypes.SQL_DATABASE.name().toLowerCase(Locale.ROOT))
          .put("aggregationType", aggregation)
          .putObject("metricVisualization")
          .put("displayName", title);
      chart.put("title", title).put("titleKind", LINES);
      chart.putObject("visualization").put("chartType", LINES);
    }
  }
}
