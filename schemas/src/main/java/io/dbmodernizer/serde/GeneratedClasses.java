package io.dbmodernizer.serde;

import java.util.Set;
import org.apache.avro.util.ClassSecurityValidator;

/**
 * Makes Avro willing to instantiate the generated classes. Avro refuses classes outside its trusted
 * list; the usual remedy is a system property on every command line, which somebody will forget.
 */
public final class GeneratedClasses {

  private static final Set<String> PACKAGES =
      Set.of("io.dbmodernizer.events", "io.dbmodernizer.state");

  private GeneratedClasses() {}

  /**
   * Adds the packages of generated classes to what Avro trusts in this JVM. What was trusted before
   * stays so. Costs nothing when repeated. It happens by itself when the first generated class is
   * used; a program calls it only if it replaces Avro's global validator.
   */
  public static void trust() {
    Registration.ensure();
  }

  /** Runs once, however many serdes are made: class initialisation is the lock. */
  private static final class Registration {
    static {
      ClassSecurityValidator.setGlobal(
          ClassSecurityValidator.composite(
              ClassSecurityValidator.getGlobal(),
              type -> PACKAGES.contains(type.getPackageName())));
    }

    private Registration() {}

    static void ensure() {
      // Being called is what matters: it initialises the class.
    }
  }
}
