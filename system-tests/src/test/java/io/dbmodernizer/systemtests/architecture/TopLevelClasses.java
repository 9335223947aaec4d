package io.dbmodernizer.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/**
 * Makes a slice of every class of a package and of the packages below it, with its nested classes.
 *
 * @param root name of the package
 */
record TopLevelClasses(String root) implements SliceAssignment {

  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.equals(root) && !name.startsWith(root + ".")) {
      return SliceIdentifier.ignore();
    }
    JavaClass outermost = type;
    while (outermost.getEnclosingClass().isPresent()) {
      outermost = outermost.getEnclosingClass().get();
    }
    return SliceIdentifier.of(outermost.getName());
  }

  @Override
  public String getDescription() {
    return "the classes of " + root;
  }
}
