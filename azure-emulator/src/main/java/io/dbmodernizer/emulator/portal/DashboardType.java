package io.dbmodernizer.emulator.portal;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shared dashboards of the Azure portal: operations {@code Dashboards_CreateOrUpdate}, {@code
 * _Get}, {@code _Update}, {@code _Delete} and the lists. Lenses and parts are lists, as in the
 * format since 2020-09-01-preview. The portal shows the tag {@code hidden-title} as the title,
 * because names allow neither blanks nor dots.
 */
final class DashboardType extends ResourceType {

  private static final List<String> POSITION = List.of("x", "y", "rowSpan", "colSpan");
  private static final String PART_TYPES = "Extension/";

  DashboardType() {
    super(
        TypeDeclaration.of(
            "Microsoft.Portal/dashboards",
            PathPattern.GROUP + "/providers/Microsoft.Portal/dashboards/{dashboard}",
            NameRule.of(
                "[A-Za-z0-9-]{3,24}",
                "InvalidResourceName",
                "A dashboard's name has 3 to 24 letters, digits or '-'.")));
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    JsonNode properties = change.body().path("properties");
    JsonNode lenses = properties.path("lenses");
    if (!lenses.isMissingNode() && !lenses.isArray()) {
      throw invalid(
          "'properties.lenses' must be an array, not an object as in the format before 2020");
    }
    lenses.forEach(DashboardType::check);
    ObjectNode document = change.document(change.region(name()));
    if (properties instanceof ObjectNode asked) {
      ObjectNode built = asked.deepCopy();
      built.remove("provisioningState");
      Json.child(document, "properties").setAll(built);
    }
    return document;
  }

  private static void check(JsonNode lens) {
    if (!lens.path("order").isIntegralNumber() || !lens.path("parts").isArray()) {
      throw invalid("A lens needs a number 'order' and an array 'parts'");
    }
    for (JsonNode part : lens.path("parts")) {
      for (String name : POSITION) {
        if (!part.path("position").path(name).isIntegralNumber()) {
          throw invalid("A part needs the numbers " + POSITION + " in 'position'");
        }
      }
      JsonNode metadata = part.path("metadata");
      if (!metadata.isMissingNode() && !Json.text(metadata, "/type", "").startsWith(PART_TYPES)) {
        throw invalid("The type of a part begins with '" + PART_TYPES + "'");
      }
    }
  }

  private static ArmException invalid(String message) {
    return ArmException.badRequest("InvalidRequestContent", message + ".");
  }
}
