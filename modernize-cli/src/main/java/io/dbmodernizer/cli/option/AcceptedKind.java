package io.dbmodernizer.cli.option;

import io.dbmodernizer.datamover.catalog.UnmovedKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A kind of object that may be lost.
 *
 * @param kind a kind that a request can accept
 */
public record AcceptedKind(UnmovedKind kind) {
  private static final List<UnmovedKind> POSSIBLE =
      Arrays.stream(UnmovedKind.values())
          .filter(kind -> kind.effect() == UnmovedKind.Effect.BEHAVIOUR)
          .toList();

  /**
   * Reads the value.
   *
   * @param text the text on the command line
   * @return the kind
   * @throws picocli.CommandLine.TypeConversionException if a request cannot accept such a kind
   */
  public static AcceptedKind parse(String text) {
    return POSSIBLE.stream()
        .filter(kind -> kind.name().equals(text))
        .findFirst()
        .map(AcceptedKind::new)
        .orElseThrow(
            () ->
                InvalidValue.error(
                    text,
                    "is not a kind that can be accepted",
                    "one of "
                        + POSSIBLE.stream().map(Enum::name).collect(Collectors.joining(", "))));
  }
}
