package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementParser;
import org.jspecify.annotations.Nullable;

/**
 * A grammar of T-SQL that this project did not write: the one of Apache ShardingSphere. It knows
 * one statement at a time, and not all of them.
 */
final class TSqlGrammar {

  private TSqlGrammar() {}

  /**
   * Parses one statement.
   *
   * @return the first error with its place, or empty if the grammar accepts the statement. A
   *     closing bracket within a name, which is written twice, counts as a letter: the grammar does
   *     not know it.
   */
  static Optional<String> firstError(String statement) {
    FirstError errors = new FirstError();
    SQLServerStatementLexer lexer =
        new SQLServerStatementLexer(CharStreams.fromString(statement.replace("]]", "x")));
    lexer.removeErrorListeners();
    lexer.addErrorListener(errors);
    SQLServerStatementParser parser = new SQLServerStatementParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(errors);
    parser.execute();
    if (errors.first == null && parser.getCurrentToken().getType() != Token.EOF) {
      return Optional.of("the statement ends before " + parser.getCurrentToken().getText());
    }
    return Optional.ofNullable(errors.first);
  }

  private static final class FirstError extends BaseErrorListener {
    private @Nullable String first;

    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        @Nullable Object symbol,
        int line,
        int column,
        String message,
        @Nullable RecognitionException failure) {
      if (first == null) {
        first = line + ":" + column + " " + message;
      }
    }
  }
}
