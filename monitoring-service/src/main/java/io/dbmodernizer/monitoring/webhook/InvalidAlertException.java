package io.dbmodernizer.monitoring.webhook;

/** A call is not what Azure Monitor sends. The message never repeats what was sent. */
final class InvalidAlertException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;
  private final String remedy;

  /**
   * @param field at fault, as a path
   * @param rule it breaks
   * @param remedy what to do
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
