package io.dbmodernizer.monitoring.api;

import io.dbmodernizer.monitoring.api.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Checks lists of enum values in parameters. */
final class States {
  private States() {}

  /**
   * Refuses the value that stands for an unknown one.
   *
   * @throws org.springframework.web.ErrorResponseException 400 if it is in the list
   */
  static <E extends Enum<E>> void check(String parameter, List<E> given, E unknown, E[] all) {
    if (given.contains(unknown)) {
      throw Problem.badValue(
          parameter,
          unknown.name(),
          Arrays.stream(all)
              .filter(value -> value != unknown)
              .map(Enum::name)
              .collect(Collectors.joining(", ")));
    }
  }
}
