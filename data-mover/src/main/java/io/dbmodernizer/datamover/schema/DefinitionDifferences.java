package io.dbmodernizer.datamover.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The differences between the definitions of a source and its target.
 *
 * @param missing the objects that the target lacks
 * @param conflicts the objects that have another definition on the target, or that the source lacks
 * @param extras the objects that only the target has
 */
public record DefinitionDifferences(
    List<SchemaChange> missing, List<SchemaConflict> conflicts, List<ExtraObject> extras) {

  private static final int LONGEST_SENTENCE = 500;

  public DefinitionDifferences {
    missing = List.copyOf(missing);
    conflicts = List.copyOf(conflicts);
    extras = List.copyOf(extras);
  }

  /**
   * Returns true if the moved tables have the same definitions on both sides. Extras that change no
   * behaviour do not count.
   */
  public boolean isEmpty() {
    return missing.isEmpty()
        && conflicts.isEmpty()
        && extras.stream().noneMatch(ExtraObject::changesBehaviour);
  }

  /**
   * Returns one sentence for each difference, without extras that change no behaviour. A sentence
   * has at most 500 characters.
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

  /**
   * Returns the objects that only the target has and that do not change the behaviour of the moved
   * tables.
   */
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
