package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.proof.DifferenceKinds;

/**
 * A kind of difference.
 *
 * @param name the kind in capitals
 */
public record DifferenceKind(String name) {

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the kind
   * @throws picocli.CommandLine.TypeConversionException if no difference has this kind
   */
  public static DifferenceKind parse(String text) {
    if (!DifferenceKinds.ALL.contains(text)) {
      throw InvalidValue.error(
          text, "is not a kind of difference", "one of " + String.join(", ", DifferenceKinds.ALL));
    }
    return new DifferenceKind(text);
  }
}
