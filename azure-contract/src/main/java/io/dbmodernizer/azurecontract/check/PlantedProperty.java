package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.recording.FollowedAddresses;
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
  private static final String PROPERTIES = "properties";
  private static final FollowedAddresses NOTHING_FOLLOWED = FollowedAddresses.of(List.of());

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
  public void tryOn(Exchange exchange, Verdict verdict) {
    if (exchange.faulty()
        || exchange.status() >= 300
        || !(verdict instanceof Verdict.Described described)
        || !described.findings().isEmpty()) {
      return;
    }
    String operation = described.operation().method() + " " + described.operation().template();
    if (exchange.requestBody() instanceof ObjectNode body) {
      for (String inside : placesIn(body)) {
        expect(operation + " REQUEST " + inside, exchange.withRequestBody(planted(body, inside)));
      }
    }
    if (exchange.responseBody() instanceof ObjectNode body) {
      for (String inside : placesIn(body)) {
        expect(operation + " ANSWER " + inside, exchange.withResponseBody(planted(body, inside)));
      }
    }
  }

  private static List<String> placesIn(ObjectNode body) {
    return body.path(PROPERTIES) instanceof ObjectNode ? List.of("", PROPERTIES) : List.of("");
  }

  private void expect(String what, Exchange wrong) {
    if (tried.add(what)) {
      boolean found =
          check.check(wrong, NOTHING_FOLLOWED) instanceof Verdict.Described described
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
