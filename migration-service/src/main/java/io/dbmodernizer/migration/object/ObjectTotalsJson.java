package io.dbmodernizer.migration.object;

import io.dbmodernizer.events.ObjectTotals;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Totals as text, for the outputs of the stage from which the event is built. */
final class ObjectTotalsJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private ObjectTotalsJson() {}

  static String write(List<ObjectTotals> totals) {
    ArrayNode array = JSON.createArrayNode();
    for (ObjectTotals one : totals) {
      array
          .addObject()
          .put("kind", one.getKind())
          .put("inSource", one.getInSource())
          .put("equal", one.getEqual())
          .put("different", one.getDifferent())
          .put("refused", one.getRefused())
          .put("leftOut", one.getLeftOut())
          .put("explanation", one.getExplanation());
    }
    return array.toString();
  }

  static List<ObjectTotals> read(String json) {
    List<ObjectTotals> totals = new ArrayList<>();
    for (JsonNode node : JSON.readTree(json)) {
      totals.add(
          ObjectTotals.newBuilder()
              .setKind(node.path("kind").asString())
              .setInSource(node.path("inSource").asInt())
              .setEqual(node.path("equal").asInt())
              .setDifferent(node.path("different").asInt())
              .setRefused(node.path("refused").asInt())
              .setLeftOut(node.path("leftOut").asInt())
              .setExplanation(node.path("explanation").asString())
              .build());
    }
    return totals;
  }
}
