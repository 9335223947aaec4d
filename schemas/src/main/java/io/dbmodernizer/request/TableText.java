package io.dbmodernizer.request;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The form of a table's name in a request. */
final class TableText {

  /** Two identifiers in brackets, each of 1 to 128 characters, with closing brackets doubled. */
  private static final Pattern TABLE =
      Pattern.compile("\\[(?:[^\\]\\p{Cntrl}]|]]){1,128}]\\.\\[(?:[^\\]\\p{Cntrl}]|]]){1,128}]");

  private TableText() {}

  /** Returns whether a text is {@code [schema].[table]}. */
  static boolean isTable(@Nullable String text) {
    return text != null && TABLE.matcher(text).matches();
  }
}
