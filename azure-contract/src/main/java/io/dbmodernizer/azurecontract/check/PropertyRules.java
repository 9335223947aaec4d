package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which properties belong into a request only, and which into an answer only. */
final class PropertyRules {

  private static final String MUTABILITY = "x-ms-mutability";

  private final Findings findings;
  private final boolean secretsAsked;

  PropertyRules(Findings findings, boolean secretsAsked) {
    this.findings = findings;
    this.secretsAsked = secretsAsked;
  }

  /** Whether a property that the schema requires has to be in this half of the exchange. */
  boolean mustBeThere(@Nullable SpecNode property) {
    if (property == null) {
      return true;
    }
    return findings.side() == Side.REQUEST ? !readOnly(property) : !writeOnly(property);
  }

  /** Reports a property of the wrong half; returns whether its value is to be checked. */
  boolean mayBeThere(SpecNode property, JsonNode value, String where) {
    if (findings.side() == Side.REQUEST) {
      if (readOnly(property)) {
        findings.add(where, Rule.READ_ONLY, "is set by Azure alone");
        return false;
      }
    } else if (writeOnly(property) && !secretsAsked && !value.isNull()) {
      findings.add(where, Rule.SECRET, "is never answered");
      return false;
    }
    return true;
  }

  private static boolean readOnly(SpecNode property) {
    return property.is("readOnly") || mutability(property).equals(List.of("read"));
  }

  private static boolean writeOnly(SpecNode property) {
    List<String> mutability = mutability(property);
    return property.is("x-ms-secret") || (!mutability.isEmpty() && !mutability.contains("read"));
  }

  private static List<String> mutability(SpecNode property) {
    List<String> own = property.texts(MUTABILITY);
    return own.isEmpty() ? property.resolved().texts(MUTABILITY) : own;
  }
}
