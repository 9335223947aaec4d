package io.dbmodernizer.datamover.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the definitions of a target differ from its source's.
 *
 * @param missing what the target lacks
 * @param conflicts what it has in another way, or what the comparison cannot find
 * @param extras what only the target has
 */
public record DefinitionDifferences(
    List<SchemaChange> missing, List<SchemaConflict> conflicts, List<ExtraObject> extras) {

  private static final int LONGEST_SENTENCE = 500;

  public DefinitionDifferences {
    missing = List.copyOf(missing);
    conflicts = List.copyOf(conflicts);
    extras = List.copyOf(extras);
  }

  /** Whether the moved tables have the same definitions on both sides; harmless extras may be. */
  public boolean isEmpty() {
    return missing.isEmpty()
        && conflicts.isEmpty()
        && extras.stream().noneMatch(ExtraObject::changesBehaviour);
  }

  /**
   * What differs, one sentence for each object, without harmless extras. A sentence has a limited
   * length.
   */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    conflicts.forEach(
        conflict ->
            sentences.add(
                shortened(
                    inWords(conflict.kind())
                        + conflict.objectName()
                        + ": "
                        + String.join(", ", conflict.differences()))));
    missing.forEach(
        change ->
            sentences.add(
                inWords(change.kind()) + change.objectName() + " is missing on the target"));
    extras.stream()
        .filter(ExtraObject::changesBehaviour)
        .forEach(extra -> sentences.add(extra + " is on the target only"));
    return sentences;
  }

  /** What only the target has without an effect on the moved tables. */
  public List<ExtraObject> harmlessExtras() {
    return extras.stream().filter(extra -> !extra.changesBehaviour()).toList();
  }

  private static String shortened(String sentence) {
    if (sentence.length() <= LONGEST_SENTENCE) {
      return sentence;
    }
    int end = LONGEST_SENTENCE - 1;
    return sentence.substring(
            0, Character.isHighSurrogate(sentence.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }

  private static String inWords(ObjectKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " ";
  }
}
