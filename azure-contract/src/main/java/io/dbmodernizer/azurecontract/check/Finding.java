package io.dbmodernizer.azurecontract.check;

/**
 * Something that is not as Microsoft's file says.
 *
 * @param side request or answer
 * @param where path of the property, with {@code []} for every element of an array; or the name of
 *     a parameter or header
 * @param rule what it breaks
 * @param detail what was found and what is expected
 */
public record Finding(Side side, String where, Rule rule, String detail) {

  /** Whether it breaks the contract. */
  public boolean isViolation() {
    return !rule.isNote();
  }

  @Override
  public String toString() {
    return "%s %s: %s %s".formatted(side, where.isEmpty() ? "(whole)" : where, rule, detail);
  }
}
