package io.dbmodernizer.emulator.arm.rule;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.regex.Pattern;

/**
 * Azure's rule for the names of a resource type. Source: Microsoft, "Naming rules and restrictions
 * for Azure resources".
 *
 * @param pattern pattern of a whole name
 * @param code Azure's error code for other names
 * @param accepted sentence that describes the accepted form
 */
public record NameRule(Pattern pattern, String code, String accepted) {

  /** Returns a rule from a regular expression. */
  public static NameRule of(String regex, String code, String accepted) {
    return new NameRule(Pattern.compile(regex), code, accepted);
  }

  /** Returns the rule of a type that has one resource with a fixed name below each parent. */
  public static NameRule only(String name) {
    return of(
        "(?i)" + Pattern.quote(name),
        "InvalidResourceName",
        "The only accepted name is '" + name + "'.");
  }

  /**
   * Checks a name.
   *
   * @throws ArmException 400 with the code of the rule if the name does not match
   */
  public void check(String name) {
    if (!pattern.matcher(name).matches()) {
      throw ArmException.badRequest(code, "'" + name + "' is not a valid name. " + accepted);
    }
  }
}
