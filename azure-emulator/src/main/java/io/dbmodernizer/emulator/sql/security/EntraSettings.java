package io.dbmodernizer.emulator.sql.security;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceDirectory;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The Microsoft Entra settings of a server: its administrator and Entra-only authentication. Both
 * are resources of their own. The creation of the server can set them, too.
 */
public final class EntraSettings {

  /** The name of every administrator resource. */
  static final String ADMINISTRATOR = "ActiveDirectory";

  /** The name of every Entra-only authentication resource. */
  static final String ONLY = "Default";

  /** The property that enables Entra-only authentication. */
  public static final String SWITCH = "azureADOnlyAuthentication";

  private static final Pattern UUID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  private EntraSettings() {}

  /** Returns the id of a server's administrator resource. */
  public static ResourceId administratorOf(ResourceId server) {
    return server.child("administrators", ADMINISTRATOR);
  }

  /** Returns the id of a server's Entra-only authentication resource. */
  public static ResourceId switchOf(ResourceId server) {
    return server.child("azureADOnlyAuthentications", ONLY);
  }

  /** Returns true if Entra-only authentication is enabled on a server. */
  public static boolean isOnly(ResourceDirectory directory, ResourceId server) {
    return directory
        .find(switchOf(server))
        .map(found -> found.properties().path(SWITCH).asBoolean())
        .orElse(false);
  }

  /** Returns the document of the Entra-only authentication resource. */
  public static ObjectNode switchDocument(boolean on) {
    return Json.object(document -> document.putObject("properties").put(SWITCH, on));
  }

  /**
   * Checks an administrator and returns its stored properties.
   *
   * @param asked properties of the request
   * @throws ArmException 400 InvalidServerAdministratorTypePropertyName,
   *     InvalidExternalAdministratorLogin, InvalidExternalAdministratorSid or
   *     InvalidExternalAdministratorTenantId
   */
  public static ObjectNode administrator(ObjectNode asked) {
    if (!ADMINISTRATOR.equals(Json.text(asked, "/administratorType"))) {
      throw ArmException.badRequest(
          "InvalidServerAdministratorTypePropertyName",
          "Server active directory administrator type should be ActiveDirectory.");
    }
    String login = Json.text(asked, "/login", "");
    if (login.isBlank()) {
      throw ArmException.badRequest(
          "InvalidExternalAdministratorLogin",
          "Invalid or missing external administrator login name.");
    }
    String sid = requireUuid(Json.text(asked, "/sid"), "Sid", "object id");
    String tenant = Json.text(asked, "/tenantId");
    if (tenant != null) {
      requireUuid(tenant, "TenantId", "tenant id");
    }
    return Json.object(
        kept -> {
          kept.put("administratorType", ADMINISTRATOR).put("login", login).put("sid", sid);
          kept.put("tenantId", tenant == null ? "00000000-0000-0000-0000-000000000000" : tenant);
        });
  }

  private static String requireUuid(@Nullable String text, String what, String words) {
    if (text == null || !UUID.matcher(text).matches()) {
      throw ArmException.badRequest(
          "InvalidExternalAdministrator" + what,
          "Invalid or missing external administrator " + words + ".");
    }
    return text;
  }
}
