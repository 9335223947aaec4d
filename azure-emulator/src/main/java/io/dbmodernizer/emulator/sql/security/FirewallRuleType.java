package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceChange;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.rule.NameRule;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import io.dbmodernizer.emulator.sql.path.SqlPaths;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Firewall rules of a server, ranges of IPv4 addresses: operations {@code
 * FirewallRules_CreateOrUpdate}, {@code _Get}, {@code _Delete} and {@code _ListByServer}. The
 * emulator does not filter connections by them.
 */
final class FirewallRuleType extends ResourceType {

  private static final Pattern ADDRESS =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  private final ResourceDirectory directory;

  FirewallRuleType(ResourceDirectory directory) {
    super(
        TypeDeclaration.of(
                "Microsoft.Sql/servers/firewallRules",
                SqlPaths.SERVER + "/firewallRules/{rule}",
                NameRule.of(
                    "[^<>*%&:;\\\\/?\\p{Cntrl}]{0,127}[^<>*%&:;\\\\/?.\\p{Cntrl}]",
                    "InvalidServerFirewallRuleResourceParameters",
                    "A firewall rule's name has 1 to 128 characters without <>*%&:;\\/? and no period at the end."))
            .methods(List.of("PUT", "DELETE"))
            .stateless());
    this.directory = directory;
  }

  @Override
  public ObjectNode build(ResourceChange change) {
    String start = change.text("/properties/startIpAddress");
    String end = change.text("/properties/endIpAddress");
    requirePublicEndpoint(SqlPaths.serverOf(change.id()));
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
