package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.operation.Polling;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.rule.Regions;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/**
 * Resource groups: operations {@code ResourceGroups_CreateOrUpdate}, {@code _Get}, {@code _Update},
 * {@code _Delete} and {@code _CheckExistence}. The deletion of a group deletes its resources.
 */
final class ResourceGroupType extends ResourceType {

  /** The type's name as {@link #key()} returns it. */
  static final String KEY = "microsoft.resources/resourcegroups";

  static final Polling DELETION =
      Polling.location(
          Duration.ofSeconds(60), "/subscriptions/{subscription}/operationresults/{operation}");

  ResourceGroupType() {
    super(
        TypeDeclaration.of(
                "Microsoft.Resources/resourceGroups",
                PathPattern.GROUP,
                NameRule.of(
                    "[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]",
                    "InvalidResourceGroup",
                    "A resource group's name has 1 to 90 letters, digits, '-', '.', '(', ')' or '_' and"
                        + " does not end with '.'."))
            .supporting("forceDeletionTypes")
            .deleting(DELETION)
            .notListed());
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String region = Regions.require(change.text("/location"), name());
    if (change.existing() != null && !change.existing().location().equals(region)) {
      throw ArmException.conflict(
          "InvalidResourceGroupLocation",
          "Invalid resource group location '%s'. The Resource group already exists in location '%s'."
              .formatted(region, change.existing().location()));
    }
    return change.document(region);
  }
}
