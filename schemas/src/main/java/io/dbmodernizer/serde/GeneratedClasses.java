package io.dbmodernizer.serde;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * The registration of the generated classes with Avro, which instantiates only trusted classes. It
 * replaces a system property on every command line.
 */
public final class GeneratedClasses {

  private static final Set<String> PACKAGES =
      Set.of("io.dbmodernizer.events", "io.dbmodernizer.state");

  private GeneratedClasses() {}

  /**
   * Adds the packages of the generated classes to the packages that Avro trusts in this JVM.
   * Further calls do nothing. Avro calls it when it loads the first generated class, so a program
   * needs this method only if it replaces Avro's global validator.
   */
  public static void trust() {
    Registration.ensure();
  }

  /** A class whose initialisation registers the packages once. */
  private static final class Registration {
    static {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              ClassSecurityValidator.getGlobal(),
              type -> PACKAGES.contains(type.getPackageName())));
    }

    private Registration() {}

    static void ensure() {
      // The call initialises the class.
    }
  }
}
