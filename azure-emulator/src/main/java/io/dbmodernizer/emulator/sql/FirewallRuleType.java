package io.dbmodernizer.emulator.sql;

import io.dbmodernizer.emulator.arm.ArmException;
import io.dbmodernizer.emulator.arm.Json;
import io.dbmodernizer.emulator.arm.NameRule;
import io.dbmodernizer.emulator.arm.ResourceChange;
import io.dbmodernizer.emulator.arm.ResourceDirectory;
import io.dbmodernizer.emulator.arm.ResourceId;
import io.dbmodernizer.emulator.arm.StatelessResourceType;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Firewall rules of a server: ranges of IPv4 addresses. */
final class FirewallRuleType extends StatelessResourceType {

  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private final ResourceDirectory directory;

  FirewallRuleType(ResourceDirectory directory) {
    super(
        "Microsoft.Sql/servers/firewallRules",
        ServerType.PATTERN + "/firewallRules/{rule}",
        NameRule.of(
            "[^<>*%&:;\\\\/?\\p{Cntrl}]{0,127}[^<>*%&:;\\\\/?.\\p{Cntrl}]",
            "InvalidServerFirewallRuleResourceParameters",
            "A firewall rule's name has 1 to 128 characters without <>*%&:;\\/? and no period at the end."));
    this.directory = directory;
  }

  @Override
  public Set<String> methods() {
    return Set.of("PUT", "DELETE");
  }

  @Override
  public boolean listedBySubscription() {
    return false;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String start = change.text("/properties/startIpAddress");
    String end = change.text("/properties/endIpAddress");
    requirePublicEndpoint(DatabaseType.serverOf(change.id()));
    if (number(start) > number(end)) {
      throw ArmException.badRequest(
          "FirewallRuleInvalidRange",
          "The firewall rule's range is invalid: start '%s' is above end '%s'."
              .formatted(start, end));
    }
    ObjectNode document = change.document(null);
    Json.child(document, "properties").put("startIpAddress", start).put("endIpAddress", end);
    return document;
  }

  private void requirePublicEndpoint(ResourceId server) {
    boolean closed =
        directory
            .find(server)
            .map(found -> Json.text(found.body(), "/properties/publicNetworkAccess", ""))
            .filter("Disabled"::equals)
            .isPresent();
    if (closed) {
      throw ArmException.badRequest(
          "DenyPublicEndpointEnabled",
          "Unable to create or modify firewall rules when public network interface for the server is disabled.");
    }
  }

  private static long number(@Nullable String address) {
    Matcher parts = ADDRESS.matcher(address == null ? "" : address);
    long number = 0;
    if (parts.matches()) {
      for (int i = 1; i <= 4; i++) {
        int part = Integer.parseInt(parts.group(i));
        number = part > 255 || number < 0 ? -1 : number * 256 + part;
      }
    } else {
      number = -1;
    }
    if (number < 0) {
      throw ArmException.badRequest(
          "FirewallRuleNotIPv4Address",
          "The firewall rule's address '%s' is not IPv4, for example '10.0.0.1'."
              .formatted(address));
    }
    return number;
  }
}
