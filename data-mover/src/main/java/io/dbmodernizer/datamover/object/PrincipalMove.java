package io.dbmodernizer.datamover.object;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which roles, users and permissions of a database move, and under which names.
 *
 * @param moves whether they move at all
 * @param names the name on the target by the user's name on the source, in lower case
 */
public record PrincipalMove(boolean moves, Map<String, String> names) {

  /** None move; they are findings only, and nothing is read. */
  public static final PrincipalMove NONE = new PrincipalMove(false, Map.of());

  /** All are read under their own names, as on a target. */
  public static final PrincipalMove SAME = new PrincipalMove(true, Map.of());

  /** Copies the map. */
  public PrincipalMove {
    names =
        names.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    entry -> entry.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
  }

  /** Returns the name that the request gives a user on the target; empty if it names none. */
  public Optional<String> nameOf(String user) {
    return Optional.ofNullable(names.get(user.toLowerCase(Locale.ROOT)));
  }
}
