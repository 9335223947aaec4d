package io.dbmodernizer.emulator.arm;

import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Azure's public regions and the two forms in which callers write them. */
public final class Regions {

  private static final Set<String> NAMES =
      Set.of(
          "australiacentral",
          "australiaeast",
          "australiasoutheast",
          "austriaeast",
          "belgiumcentral",
          "brazilsouth",
          "canadacentral",
          "canadaeast",
          "centralindia",
          "centralus",
          "chilecentral",
          "eastasia",
          "eastus",
          "eastus2",
          "francecentral",
          "germanywestcentral",
          "indonesiacentral",
          "israelcentral",
          "italynorth",
          "japaneast",
          "japanwest",
          "koreacentral",
          "koreasouth",
          "malaysiawest",
          "mexicocentral",
          "newzealandnorth",
          "northcentralus",
          "northeurope",
          "norwayeast",
          "polandcentral",
          "qatarcentral",
          "southafricanorth",
          "southcentralus",
          "southeastasia",
          "southindia",
          "spaincentral",
          "swedencentral",
          "switzerlandnorth",
          "uaenorth",
          "uksouth",
          "ukwest",
          "westcentralus",
          "westeurope",
          "westindia",
          "westus",
          "westus2",
          "westus3");

  private Regions() {}

  /** Returns the normalised names of all regions, sorted. */
  public static SortedSet<String> names() {
    return new TreeSet<>(NAMES);
  }

  /** Returns {@code eastus} for {@code East US} and for {@code eastus}. */
  public static String normalize(String location) {
    return location.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the normalised region of a request body.
   *
   * @throws ArmException 400 if it is missing, or no region that has the type
   */
  public static String require(@Nullable String location, String type) {
    if (location == null || location.isBlank()) {
      throw ArmException.badRequest(
          "LocationRequired", "The location property is required for this definition.");
    }
    String region = normalize(location);
    if (!NAMES.contains(region)) {
      throw ArmException.badRequest(
          "LocationNotAvailableForResourceType",
          "The provided location '%s' is not available for resource type '%s'. Use the name of an Azure region, for example 'eastus'."
              .formatted(location, type));
    }
    return region;
  }
}
