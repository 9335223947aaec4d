package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.Polling;
import io.dbmodernizer.emulator.arm.Regions;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceType;
import java.time.Duration;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Resource groups. Deleting one deletes everything in it. */
final class ResourceGroupType extends ResourceType {

  /** The type's name as {@link #key()} returns it. */
  static final String KEY = "microsoft.resources/resourcegroups";

  static final Polling DELETION =
      Polling.location(
          Duration.ofSeconds(60), "/subscriptions/{subscription}/operationresults/{operation}");

  ResourceGroupType() {
    super(
        "Microsoft.Resources/resourceGroups",
        GROUP,
        NameRule.of(
            "[\\p{L}\\p{N}_().-]{0,89}[\\p{L}\\p{N}_()-]",
            "InvalidResourceGroup",
            "A resource group's name has 1 to 90 letters, digits, '-', '.', '(', ')' or '_' and"
                + " does not end with '.'."));
  }

  /** There is nothing here whose deletion had to be forced. */
  @Override
  public Set<String> queryParameters() {
    return Set.of("forceDeletionTypes");
  }

  @Override
  public Polling deletion(String apiVersion) {
    return DELETION;
  }

  @Override
  public boolean listedByParent() {
    return false;
  }

  @Override
  public boolean listedBySubscription() {
    return false;
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
