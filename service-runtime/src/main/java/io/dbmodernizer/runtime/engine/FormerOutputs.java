package io.dbmodernizer.runtime.engine;

import io.dbmodernizer.state.OtherStage;
import io.dbmodernizer.state.RemovalDecision;
import io.dbmodernizer.state.ResourceRemoval;
import io.dbmodernizer.state.StageState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads states that were stored while decisions of a removal and what is known of the other stages
 * were outputs: {@code kept:ID}, {@code gone:ID} and {@code stage.NAME.completed}. Moves them to
 * fields of their own. Idempotent.
 */
final class FormerOutputs {
  private static final String KEPT = "kept:";
  private static final String GONE = "gone:";
  private static final String STAGE = "stage.";

  private FormerOutputs() {}

  /** Moves such outputs of a state to its fields. Changes the state in place. */
  static void move(StageState state) {
    if (state.getOutputs().keySet().stream().noneMatch(FormerOutputs::isFormer)) {
      return;
    }
    Map<String, String> texts = new HashMap<>(state.getOutputs());
    Map<String, ResourceRemoval> removals = new TreeMap<>();
    Map<String, OtherStage> stages = new TreeMap<>();
    // Removed resources come second and replace what was stored as kept.
    texts.forEach(
        (key, value) -> {
          if (key.startsWith(KEPT) && !value.isEmpty()) {
            String id = key.substring(KEPT.length());
            removals.put(id, new ResourceRemoval(id, RemovalDecision.KEPT, value));
          }
        });
    texts.forEach(
        (key, value) -> {
          if (key.startsWith(GONE) && !value.isEmpty()) {
            String id = key.substring(GONE.length());
            RemovalDecision decision =
                value.equals("removed") ? RemovalDecision.REMOVED : RemovalDecision.MISSING;
            removals.put(id, new ResourceRemoval(id, decision, ""));
          } else if (key.startsWith(STAGE)) {
            note(stages, key.substring(STAGE.length()).split("\\."), Boolean.parseBoolean(value));
          }
        });
    texts.keySet().removeIf(FormerOutputs::isFormer);
    state.setOutputs(texts);
    state.setRemovals(new ArrayList<>(removals.values()));
    state.setOtherStages(List.copyOf(stages.values()));
  }

  private static void note(Map<String, OtherStage> stages, String[] nameAndFact, boolean value) {
    OtherStage stage =
        stages.computeIfAbsent(
            nameAndFact[0], name -> OtherStage.newBuilder().setName(name).build());
    switch (nameAndFact.length > 1 ? nameAndFact[1] : "") {
      case "completed" -> stage.setCompleted(value);
      case "failed" -> stage.setFailed(value);
      case "removed" -> stage.setRemoved(value);
      case "removalFailed" -> stage.setRemovalFailed(value);
      default -> {
        // No other fact was ever stored.
      }
    }
  }

  private static boolean isFormer(String key) {
    return key.startsWith(KEPT) || key.startsWith(GONE) || key.startsWith(STAGE);
  }
}
