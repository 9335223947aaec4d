package io.dbmodernizer.request;

import io.dbmodernizer.events.PrivateEndpointTarget;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules on the private endpoint of the server. */
final class PrivateEndpointRules {

  private static final String SUBNET_FORM =
      "/subscriptions/UUID/resourceGroups/…/providers/Microsoft.Network/virtualNetworks/…/subnets/…";
  private static final Pattern SUBNET =
      Pattern.compile(
          "(?i)/subscriptions/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
              + "/resourceGroups/[\\p{L}\\p{N}_.()-]{1,90}"
              + "/providers/Microsoft\\.Network/virtualNetworks/[a-z0-9_.-]{2,64}"
              + "/subnets/[a-z0-9_.-]{1,80}");

  private PrivateEndpointRules() {}

  static void check(@Nullable PrivateEndpointTarget endpoint, Violations violations) {
    if (endpoint == null) {
      return;
    }
    String subnet = endpoint.getSubnetId();
    if (OptionalFields.isAbsent(subnet)) {
      violations.require(
          OptionalFields.isAbsent(endpoint.getName()),
          "subnetId",
          "is required for a private endpoint",
          SUBNET_FORM + "; without a private endpoint, no name");
      return;
    }
    violations.require(
        SUBNET.matcher(subnet).matches(),
        "subnetId",
        "is not the resource id of a subnet",
        SUBNET_FORM);
    if (!OptionalFields.isAbsent(endpoint.getName())) {
      AzureNames.PRIVATE_ENDPOINT.check(endpoint.getName(), "name", violations);
    }
  }
}
