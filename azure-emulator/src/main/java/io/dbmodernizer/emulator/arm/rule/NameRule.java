package io.dbmodernizer.emulator.arm.rule;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.regex.Pattern;

/**
 * Azure's rule for the names of one resource type.
 *
 * @param pattern what a name must match as a whole
 * @param code error code of the refusal
 * @param accepted the accepted form in words
 */
public record NameRule(Pattern pattern, String code, String accepted) {

  /** Returns a rule from a regular expression. */
  public static NameRule of(String regex, String code, String accepted) {
    return new NameRule(Pattern.compile(regex), code, accepted);
  }

  /** Returns the rule of a resource that exists once below its parent, under a fixed name. */
  public static NameRule only(String name) {
    return of(
        "(?i)" + Pattern.quote(name),
        "InvalidResourceName",
        "The only accepted name is '" + name + "'.");
  }

  /**
   * Refuses a name that breaks the rule.
   *
   * @throws ArmException 400 with the code of the rule
   */
  public void check(String name) {
    if (!pattern.matcher(name).matches()) {
      throw ArmException.badRequest(code, "'" + name + "' is not a valid name. " + accepted);
    }
  }
}
