package io.dbmodernizer.datamover.object;

import java.util.List;

/**
 * Statements that create or set one object. Each is a batch of its own.
 *
 * @param before settings of the session that the statement needs
 * @param statement the statement that creates or sets the object
 * @param completion statements that complete the object, run only if it was created
 * @param after settings that undo those of {@code before}, run in any case
 */
public record Script(
    List<String> before, String statement, List<String> completion, List<String> after) {

  /** Copies the lists. */
  public Script {
    before = List.copyOf(before);
    completion = List.copyOf(completion);
    after = List.copyOf(after);
  }

  /** One statement. */
  public static Script of(String statement) {
    return new Script(List.of(), statement, List.of(), List.of());
  }

  /**
   * Several statements, of which the first creates the object and the others complete it.
   *
   * @param statements at least one
   */
  public static Script of(List<String> statements) {
    return new Script(
        List.of(), statements.get(0), statements.subList(1, statements.size()), List.of());
  }
}
