package io.dbmodernizer.datamover.object;

import java.math.BigInteger;
import java.util.Optional;

/**
 * Writes the statements that create and set objects, in the SQL of one database product. All names
 * are quoted.
 */
public interface ObjectScripter {

  /**
   * Returns the statements that create an object in the state that it has, with a sequence at its
   * start.
   *
   * @throws IllegalArgumentException for an {@link OpaqueObject}
   */
  Script create(DatabaseObject object);

  /** Returns the statement that makes a sequence continue with a number. */
  Script continueAt(Sequence sequence, BigInteger next);

  /**
   * Returns the statement that enables or disables a trigger; empty where the product has no such
   * state.
   */
  Optional<Script> enable(Trigger trigger, boolean enabled);

  /** Returns the statement that creates a schema. */
  String createSchema(String name);
}
