package io.dbmodernizer.datamover.dialect.sqlserver;

import java.util.List;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.DeclareStatement;
import net.sf.jsqlparser.statement.SetStatement;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.create.synonym.CreateSynonym;
import net.sf.jsqlparser.statement.execute.Execute;

/**
 * JSqlParser, for statements that {@link TSqlGrammar} does not know. It accepts many statements as
 * a list of words. Only the kinds of statements that it really parses count here.
 */
final class SecondSqlParser {

  private static final List<Class<? extends Statement>> PARSED =
      List.of(Execute.class, SetStatement.class, CreateSynonym.class, DeclareStatement.class);

  private SecondSqlParser() {}

  /** Returns whether it parses a text of one or several statements whole. */
  static boolean parses(String sql) {
    try {
      List<Statement> statements =
          CCJSqlParserUtil.parseStatements(sql, parser -> parser.withSquareBracketQuotation(true));
      return !statements.isEmpty()
          && statements.stream().allMatch(one -> PARSED.contains(one.getClass()));
    } catch (JSQLParserException e) {
      return false;
    }
  }
}
