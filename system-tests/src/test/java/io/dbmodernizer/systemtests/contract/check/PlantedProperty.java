package io.dbmodernizer.systemtests.contract.check;

import io.dbmodernizer.systemtests.contract.recording.Exchange;
import io.dbmodernizer.systemtests.contract.recording.FollowedAddresses;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts a property that no file knows into good exchanges, once per operation and body, to see
 * whether it is found.
 */
public final class PlantedProperty {

  private static final String NAME = "plantedByTheContractTest";

  /** The files of this provider say of nearly every object that anything else may be in it. */
  private static final String TAKES_ANYTHING = "/providers/Microsoft.DataFactory/";

  private final ExchangeCheck check;
  private final Set<String> tried = new HashSet<>();
  private final Set<String> missed = new TreeSet<>();
  private final Set<String> allowed = new TreeSet<>();
  private int caught;

  /**
   * @param check the check that has to find it
   */
  public PlantedProperty(ExchangeCheck check) {
    this.check = check;
  }

  /** Tries it on an exchange that was in order, unless its operation has been tried. */
  public void tryOn(Exchange exchange) {
    if (exchange.faulty() || exchange.status() >= 300) {
      return;
    }
    FollowedAddresses nothing = FollowedAddresses.of(List.of());
    if (check.check(exchange, nothing) instanceof Verdict.Described described
        && described.findings().isEmpty()) {
      String operation = described.operation().method() + " " + described.operation().template();
      if (exchange.requestBody() instanceof ObjectNode body) {
        expect(operation + " REQUEST", exchange.withRequestBody(planted(body, "")), nothing);
        if (body.path("properties") instanceof ObjectNode) {
          expect(
              operation + " REQUEST properties",
              exchange.withRequestBody(planted(body, "properties")),
              nothing);
        }
      }
      if (exchange.responseBody() instanceof ObjectNode body) {
        expect(operation + " ANSWER", exchange.withResponseBody(planted(body, "")), nothing);
        if (body.path("properties") instanceof ObjectNode) {
          expect(
              operation + " ANSWER properties",
              exchange.withResponseBody(planted(body, "properties")),
              nothing);
        }
      }
    }
  }

  private void expect(String what, Exchange wrong, FollowedAddresses nothing) {
    if (tried.add(what)) {
      boolean found =
          check.check(wrong, nothing) instanceof Verdict.Described described
              && described.findings().stream()
                  .anyMatch(
                      finding ->
                          finding.rule() == Rule.UNKNOWN_PROPERTY
                              && finding.where().endsWith(NAME));
      if (found) {
        caught++;
      } else if (what.contains(TAKES_ANYTHING)) {
        allowed.add(what);
      } else {
        missed.add(what);
      }
    }
  }

  private static JsonNode planted(ObjectNode body, String inside) {
    ObjectNode copy = body.deepCopy();
    ObjectNode place = inside.isEmpty() ? copy : (ObjectNode) copy.path(inside);
    place.put(NAME, true);
    return copy;
  }

  /** Number of bodies in which it was found. */
  public int caught() {
    return caught;
  }

  /** Number of bodies that may contain anything, as Microsoft's files say. */
  public int allowed() {
    return allowed.size();
  }

  /** The bodies in which it was not found. */
  public Set<String> missed() {
    return missed;
  }
}
