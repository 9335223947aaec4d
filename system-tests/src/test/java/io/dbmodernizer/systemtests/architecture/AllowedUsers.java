package io.dbmodernizer.systemtests.architecture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last sentence of a package's description: {@code May be used by: a.b, c.*.} Names are
 * packages below {@code io.dbmodernizer}; {@code c.*} means {@code c} and all packages below it. In
 * place of names stands {@code nothing} for a package that no other one uses.
 *
 * @param names the names in the order of the sentence
 */
record AllowedUsers(List<String> names) {

  private static final Pattern SENTENCE =
      Pattern.compile("May be used by: ((?:[a-z0-9.*]+, )*[a-z0-9.*]+)\\.\\s*\\*/");
  private static final String NOBODY = "nothing";

  /**
   * Reads the sentence of a {@code package-info.java}.
   *
   * @return the users, none if there is no such sentence
   */
  static List<AllowedUsers> in(String packageInfo) {
    Matcher matcher = SENTENCE.matcher(packageInfo.replaceAll("\\s*\\n\\s*\\*(?!/)\\s*", " "));
    return matcher.find()
        ? List.of(new AllowedUsers(Arrays.asList(matcher.group(1).split(", "))))
        : List.of();
  }

  /**
   * Compares the sentence with who uses the package.
   *
   * @param users the packages that do, below {@code io.dbmodernizer}
   * @return what is wrong, empty if nothing is
   */
  List<String> problems(Set<String> users) {
    List<String> problems = new ArrayList<>();
    users.stream()
        .filter(user -> names.stream().noneMatch(name -> means(name, user)))
        .map(user -> "is used by " + user + ", which is not named")
        .forEach(problems::add);
    names.stream()
        .filter(name -> !name.equals(NOBODY))
        .filter(name -> users.stream().noneMatch(user -> means(name, user)))
        .map(name -> "is not used by " + name + ", which is named")
        .forEach(problems::add);
    return problems;
  }

  private static boolean means(String name, String user) {
    if (!name.endsWith(".*")) {
      return name.equals(user);
    }
    String parent = name.substring(0, name.length() - 2);
    return user.equals(parent) || user.startsWith(parent + ".");
  }
}
