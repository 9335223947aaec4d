package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import tools.jackson.databind.node.ObjectNode;

/** The ids of a resource's managed identities. */
final class ManagedIdentity {

  private static final String IDENTITY = "identity";

  private ManagedIdentity() {}

  /**
   * Adds {@code principalId}, {@code tenantId} and {@code clientId} to the {@code identity} of a
   * document. Does nothing if the document has no identity. The ids of a resource never change.
   */
  static void complete(ResourceId resource, ObjectNode document) {
    if (!(document.get(IDENTITY) instanceof ObjectNode identity)) {
      return;
    }
    String type = Json.text(identity, "/type", "");
    if (type.toLowerCase(Locale.ROOT).contains("systemassigned")) {
      identity.put("principalId", id("principal", resource.key()));
      identity.put("tenantId", id("tenant", resource.subscription().toLowerCase(Locale.ROOT)));
    }
    if (identity.get("userAssignedIdentities") instanceof ObjectNode assigned) {
      for (String name : assigned.propertyNames()) {
        String key = name.toLowerCase(Locale.ROOT);
        Json.child(assigned, name)
            .put("principalId", id("principal", key))
            .put("clientId", id("client", key));
      }
    }
  }

  private static String id(String kind, String owner) {
    return UUID.nameUUIDFromBytes((kind + ' ' + owner).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
