package io.dbmodernizer.monitoring.webhook;

/** A call that is not a common alert of Azure Monitor. The message never repeats sent values. */
final class InvalidAlertException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;
  private final String remedy;

  /**
   * Creates the exception.
   *
   * @param field path of the invalid field
   * @param rule the rule that the field breaks
   * @param remedy one imperative sentence for people
   */
  InvalidAlertException(String field, String rule, String remedy) {
    super(field + " " + rule);
    this.field = field;
    this.rule = rule;
    this.remedy = remedy;
  }

  String field() {
    return field;
  }

  String rule() {
    return rule;
  }

  String remedy() {
    return remedy;
  }
}
