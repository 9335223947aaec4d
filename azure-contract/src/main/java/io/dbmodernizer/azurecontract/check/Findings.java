package io.dbmodernizer.azurecontract.check;

import java.util.ArrayList;
import java.util.List;

/** Collects the findings of one half of an exchange. */
final class Findings {

  private final Side side;
  private final List<Finding> found = new ArrayList<>();

  Findings(Side side) {
    this.side = side;
  }

  Side side() {
    return side;
  }

  void add(String where, Rule rule, String detail) {
    found.add(new Finding(side, where, rule, detail));
  }

  boolean hasViolation() {
    return found.stream().anyMatch(Finding::isViolation);
  }

  List<Finding> all() {
    return List.copyOf(found);
  }
}
