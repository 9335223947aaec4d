package io.dbmodernizer.request;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The regions of Azure, by their short form. */
final class Region {

  static final String ACCEPTED =
      "the short form in lower-case letters and digits, for example westeurope";

  private static final Pattern SHORT_FORM = Pattern.compile("[a-z]{2,40}[0-9]?");

  /**
   * Public regions, used to recognise their display names. A short form that is not in the list is
   * accepted, because Azure opens new regions.
   */
  private static final Set<String> KNOWN =
      Set.of(
          "australiacentral",
          "australiacentral2",
          "australiaeast",
          "australiasoutheast",
          "brazilsouth",
          "brazilsoutheast",
          "canadacentral",
          "canadaeast",
          "centralindia",
          "centralus",
          "eastasia",
          "eastus",
          "eastus2",
          "francecentral",
          "francesouth",
          "germanynorth",
          "germanywestcentral",
          "israelcentral",
          "italynorth",
          "japaneast",
          "japanwest",
          "koreacentral",
          "koreasouth",
          "mexicocentral",
          "newzealandnorth",
          "northcentralus",
          "northeurope",
          "norwayeast",
          "norwaywest",
          "polandcentral",
          "qatarcentral",
          "southafricanorth",
          "southafricawest",
          "southcentralus",
          "southeastasia",
          "southindia",
          "spaincentral",
          "swedencentral",
          "switzerlandnorth",
          "switzerlandwest",
          "uaecentral",
          "uaenorth",
          "uksouth",
          "ukwest",
          "westcentralus",
          "westeurope",
          "westindia",
          "westus",
          "westus2",
          "westus3");

  private Region() {}

  static boolean isShortForm(String text) {
    return SHORT_FORM.matcher(text).matches();
  }

  static boolean isKnown(String shortForm) {
    return KNOWN.contains(shortForm);
  }

  /** Returns the region that the user probably meant. */
  static Optional<String> closest(String text) {
    return SpellingSuggestion.closest(text, KNOWN);
  }

  /** Returns the short form of a region's display name, such as westeurope for West Europe. */
  static Optional<String> shortFormOf(String displayName) {
    String shortForm = displayName.replaceAll("[\\s()_-]", "").toLowerCase(Locale.ROOT);
    return Optional.of(shortForm).filter(KNOWN::contains);
  }
}
