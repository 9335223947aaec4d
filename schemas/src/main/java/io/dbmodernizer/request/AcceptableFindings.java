package io.dbmodernizer.request;

import java.util.List;

/**
 * The codes of findings about objects that are not moved and without which the moved tables behave
 * differently. Such a finding stops a migration unless its request accepts the code.
 */
public final class AcceptableFindings {

  /** The codes, in the order of the documentation. */
  public static final List<String> CODES =
      List.of(
          "TRIGGER",
          "TEMPORAL_TABLE",
          "ROW_LEVEL_SECURITY",
          "MASKED_COLUMN",
          "BOUND_RULE",
          "BOUND_DEFAULT",
          "COLUMN_ON_UPDATE",
          "DEFAULT_ON_NULL",
          "HIDDEN_COLUMN",
          "TYPED_XML_COLUMN",
          "COLUMN_SET",
          "IGNORE_DUPLICATE_KEY",
          "MEMORY_OPTIMIZED_TABLE",
          "LEDGER_TABLE",
          "FILE_TABLE",
          "EXTERNAL_TABLE");

  private AcceptableFindings() {}
}
