package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.recording.FollowedAddresses;
import io.dbmodernizer.azurecontract.recording.FollowedAddresses.Kind;
import io.dbmodernizer.azurecontract.spec.ApiVersion;
import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.OperationFinder;
import io.dbmodernizer.azurecontract.spec.OperationFinder.Match;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Holds exchanges to Microsoft's files. Remembers what it has read of them; for one thread. */
public final class ExchangeCheck {

  private final Shapes shapes = new Shapes();
  private final OperationFinder finder;
  private final AnswerCheck answers;

  /**
   * @param folder Microsoft's files
   */
  public ExchangeCheck(SpecFolder folder) {
    this.finder = new OperationFinder(folder);
    this.answers = new AnswerCheck(shapes, folder);
  }

  /**
   * Checks an exchange. The answer of an injected fault is not checked.
   *
   * @param exchange what was sent and answered
   * @param followed the addresses that answers of the same recording gave
   */
  public Verdict check(Exchange exchange, FollowedAddresses followed) {
    Optional<Match> match = match(exchange);
    if (match.isPresent()) {
      return described(match.get(), exchange);
    }
    return followed
        .origin(exchange)
        .<Verdict>map(origin -> followed(origin, exchange))
        .orElseGet(Verdict.Undescribed::new);
  }

  private Verdict described(Match match, Exchange exchange) {
    Operation operation = match.operation();
    List<Finding> findings =
        new ArrayList<>(
            new RequestCheck(shapes).check(operation, match.pathValues(), exchange).all());
    if (!exchange.faulty()) {
      findings.addAll(answers.check(operation, exchange).all());
    }
    return new Verdict.Described(
        operation, operation.version().equals(version(exchange)), List.copyOf(findings));
  }

  private Verdict followed(FollowedAddresses.Origin origin, Exchange exchange) {
    Exchange first = origin.exchange();
    String name = first.method() + " " + first.path();
    if (exchange.faulty()) {
      return new Verdict.Followed(name, List.of());
    }
    if (origin.kind() == Kind.STATUS) {
      return new Verdict.Followed(name, answers.checkStatus(exchange).all());
    }
    return new Verdict.Followed(
        name,
        match(first)
            .map(match -> answers.checkResult(match.operation(), exchange).all())
            .orElse(List.of()));
  }

  private Optional<Match> match(Exchange exchange) {
    return finder.find(exchange.method(), exchange.path(), version(exchange));
  }

  private static ApiVersion version(Exchange exchange) {
    return new ApiVersion(exchange.apiVersion());
  }
}
