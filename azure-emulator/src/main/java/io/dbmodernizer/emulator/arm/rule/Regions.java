package io.dbmodernizer.emulator.arm.rule;

import io.dbmodernizer.emulator.arm.call.ArmException;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Azure's public regions, with their names ({@code eastus}) and display names ({@code East US}).
 */
public final class Regions {

  private static final List<String> DISPLAY_NAMES =
      List.of(
          "Australia Central",
          "Australia East",
          "Australia Southeast",
          "Austria East",
          "Belgium Central",
          "Brazil South",
          "Canada Central",
          "Canada East",
          "Central India",
          "Central US",
          "Chile Central",
          "East Asia",
          "East US",
          "East US 2",
          "France Central",
          "Germany West Central",
          "Indonesia Central",
          "Israel Central",
          "Italy North",
          "Japan East",
          "Japan West",
          "Korea Central",
          "Korea South",
          "Malaysia West",
          "Mexico Central",
          "New Zealand North",
          "North Central US",
          "North Europe",
          "Norway East",
          "Poland Central",
          "Qatar Central",
          "South Africa North",
          "South Central US",
          "Southeast Asia",
          "South India",
          "Spain Central",
          "Sweden Central",
          "Switzerland North",
          "UAE North",
          "UK South",
          "UK West",
          "West Central US",
          "West Europe",
          "West India",
          "West US",
          "West US 2",
          "West US 3");

  private static final SortedMap<String, String> BY_NAME =
      DISPLAY_NAMES.stream()
          .collect(
              Collectors.toMap(
                  Regions::normalize, name -> name, (one, other) -> one, TreeMap::new));

  private Regions() {}

  /** Returns the normalised names of all regions, sorted. */
  public static SortedSet<String> names() {
    return new TreeSet<>(BY_NAME.keySet());
  }

  /**
   * Returns the display name of a region, or the argument if there is no such region.
   *
   * @param name normalised name, for example {@code eastus}
   */
  public static String displayName(String name) {
    return BY_NAME.getOrDefault(name, name);
  }

  /** Returns {@code eastus} for {@code East US} and for {@code eastus}. */
  public static String normalize(String location) {
    return location.replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the normalised region of a request body.
   *
   * @param location {@code location} of the body in either form, null if missing
   * @param type name of the resource type, for the message
   * @throws ArmException 400 LocationRequired or LocationNotAvailableForResourceType
   */
  public static String require(@Nullable String location, String type) {
    if (location == null || location.isBlank()) {
      throw ArmException.badRequest(
          "LocationRequired", "The location property is required for this definition.");
    }
    String region = normalize(location);
    if (!BY_NAME.containsKey(region)) {
      throw ArmException.badRequest(
          "LocationNotAvailableForResourceType",
          "The provided location '%s' is not available for resource type '%s'. Use the name of an Azure region, for example 'eastus'."
              .formatted(location, type));
    }
    return region;
  }
}
