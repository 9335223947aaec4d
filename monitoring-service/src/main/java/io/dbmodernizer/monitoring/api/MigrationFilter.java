package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.events.MigrationState;
import io.dbmodernizer.events.ProgressState;
import io.dbmodernizer.monitoring.api.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The conditions of a list of migrations. A migration meets all of them. */
final class MigrationFilter {
  private static final List<String> STAGES =
      List.of("provisioner", "migration", "backup", "monitoring");

  private MigrationFilter() {}

  /**
   * Returns the condition of a caller.
   *
   * @param states one of these states; empty for any
   * @param stage the stage that matters, or with {@code stageState} a stage in that state; null for
   *     any
   * @param server name of the source's or target's server, in any case; null for any
   * @param q part of the id, requester, purpose, source or target, in any case; null for any
   * @param needsAttention whether the migration needs attention; null for any
   * @throws org.springframework.web.ErrorResponseException 400 if a value is not accepted
   */
  static Predicate<MigrationEntry> of(
      @Nullable List<MigrationState> states,
      @Nullable String stage,
      @Nullable ProgressState stageState,
      @Nullable String server,
      @Nullable String q,
      @Nullable Boolean needsAttention) {
    Predicate<MigrationEntry> wanted = stage(stage, stageState);
    if (states != null && !states.isEmpty()) {
      States.check("state", states, MigrationState.UNSPECIFIED, MigrationState.values());
      wanted = wanted.and(entry -> states.contains(entry.item().state()));
    }
    if (server != null) {
      String name = server.toLowerCase(Locale.ROOT);
      wanted = wanted.and(entry -> entry.servers().contains(name));
    }
    if (q != null) {
      String text = q.toLowerCase(Locale.ROOT);
      wanted = wanted.and(entry -> entry.text().contains(text));
    }
    if (needsAttention != null) {
      wanted = wanted.and(entry -> entry.needsAttention() == needsAttention);
    }
    return wanted;
  }

  /**
   * Returns the condition that a migration has labels.
   *
   * @param labels labels as {@code key:value}; null for none
   * @throws org.springframework.web.ErrorResponseException 400 if one has not this form
   */
  static Predicate<MigrationEntry> labelled(@Nullable List<String> labels) {
    Predicate<MigrationEntry> wanted = entry -> true;
    for (String label : labels == null ? List.<String>of() : labels) {
      wanted = wanted.and(label(label));
    }
    return wanted;
  }

  private static Predicate<MigrationEntry> label(String label) {
    int separator = label.indexOf(':');
    if (separator < 1 || separator == label.length() - 1) {
      throw Problem.badValue("label", label, "key:value");
    }
    String key = label.substring(0, separator);
    String value = label.substring(separator + 1);
    return entry -> value.equals(entry.item().labels().get(key));
  }

  private static Predicate<MigrationEntry> stage(
      @Nullable String stage, @Nullable ProgressState state) {
    if (stage == null) {
      if (state != null) {
        throw Problem.badValue("stageState", state.name(), "a state together with 'stage'");
      }
      return entry -> true;
    }
    if (!STAGES.contains(stage)) {
      throw Problem.badValue("stage", stage, String.join(", ", STAGES));
    }
    if (state == null) {
      return entry -> {
        MigrationItem.StageItem matters = entry.item().stage();
        return matters != null && matters.name().equals(stage);
      };
    }
    return entry -> entry.stages().get(stage) == state;
  }
}
