package io.dbmodernizer.datamover.catalog;

/**
 * A check constraint.
 *
 * @param name the constraint's name
 * @param expression the condition in the SQL of its database
 * @param state whether it is enforced
 */
public record CheckConstraint(String name, String expression, ConstraintState state) {

  /** Creates an enforced check constraint. */
  public CheckConstraint(String name, String expression) {
    this(name, expression, ConstraintState.ENFORCED);
  }
}
