package io.dbmodernizer.systemtests.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The packages of all modules: what each says about itself, and which packages use it. A use is a
 * dependency of a class file, or an import: a constant that is used leaves no trace in a class
 * file.
 *
 * @param descriptions the text of {@code package-info.java} by package below {@code
 *     io.dbmodernizer}
 * @param users the packages that use a package
 */
record PackageGraph(
    SortedMap<String, String> descriptions, SortedMap<String, SortedSet<String>> users) {

  private static final String ROOT = "io.dbmodernizer.";
  private static final Pattern PACKAGE =
      Pattern.compile("(?m)^package io\\.dbmodernizer\\.([\\w.]+);");
  private static final Pattern IMPORT =
      Pattern.compile("(?m)^import (?:static )?io\\.dbmodernizer\\.([a-z0-9.]+)\\.[A-Z]");

  /** Reads the sources and class files of all modules. */
  static PackageGraph read() throws IOException {
    PackageGraph graph = new PackageGraph(new TreeMap<>(), new TreeMap<>());
    for (Path source : ProductionClasses.sources()) {
      String text = Files.readString(source);
      Matcher matcher = PACKAGE.matcher(text);
      if (matcher.find()) {
        graph.add(matcher.group(1), source, text);
      }
    }
    for (JavaClass type : ProductionClasses.ALL) {
      for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
        String used = dependency.getTargetClass().getBaseComponentType().getPackageName();
        if (used.startsWith(ROOT)) {
          graph.use(type.getPackageName().substring(ROOT.length()), used.substring(ROOT.length()));
        }
      }
    }
    return graph;
  }

  private void add(String name, Path source, String text) {
    if (source.endsWith("package-info.java")) {
      descriptions.put(name, text);
    }
    IMPORT.matcher(text).results().map(match -> match.group(1)).forEach(used -> use(name, used));
  }

  private void use(String user, String used) {
    if (!user.equals(used)) {
      users.computeIfAbsent(used, key -> new TreeSet<>()).add(user);
    }
  }

  /** Returns the packages that use a package. */
  SortedSet<String> usersOf(String name) {
    return users.getOrDefault(name, new TreeSet<>());
  }
}
