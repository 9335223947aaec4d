package io.dbmodernizer.emulator.resources;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.rule.Regions;
import io.dbmodernizer.emulator.catalogue.ApiCatalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The resource providers of a subscription: operations {@code Providers_List}, {@code
 * Providers_Get}, {@code Providers_Register} and {@code Providers_Unregister}.
 */
final class ProviderCatalogue {

  private static final String PROVIDERS = "/subscriptions/{subscription}/providers";

  /** Emulated providers without a resource type: their operations are about a subscription. */
  private static final List<String> WITHOUT_TYPES =
      List.of("Microsoft.Authorization", "Microsoft.Security");

  private final Registrations registrations;
  private final Supplier<Collection<ResourceType>> types;

  ProviderCatalogue(Registrations registrations, Supplier<Collection<ResourceType>> types) {
    this.registrations = registrations;
    this.types = types;
  }

  List<Route> routes() {
    return List.of(
        Route.of("GET", PROVIDERS, this::list),
        Route.of("GET", PROVIDERS + "/{namespace}", this::get),
        Route.of("POST", PROVIDERS + "/{namespace}/register", this::register),
        Route.of("POST", PROVIDERS + "/{namespace}/unregister", this::unregister));
  }

  private ArmResponse list(ArmRequest request) {
    return ArmResponse.list(
        namespaces()
            .map(namespace -> provider(request.parameter("subscription"), namespace))
            .toList());
  }

  private ArmResponse get(ArmRequest request) {
    return ArmResponse.of(200, provider(request.parameter("subscription"), known(request)));
  }

  private ArmResponse register(ArmRequest request) {
    String namespace = known(request);
    registrations.register(request.parameter("subscription"), namespace);
    return ArmResponse.of(200, provider(request.parameter("subscription"), namespace));
  }

  private ArmResponse unregister(ArmRequest request) {
    String namespace = known(request);
    if (Registrations.needsNone(namespace)) {
      throw ArmException.conflict(
          "CannotUnregisterRegistrationFreeResourceProvider",
          "'" + namespace + "' cannot be unregistered: it needs no registration.");
    }
    registrations.unregister(request.parameter("subscription"), namespace);
    return ArmResponse.of(200, provider(request.parameter("subscription"), namespace));
  }

  private String known(ArmRequest request) {
    String asked = request.parameter("namespace");
    return namespaces()
        .filter(asked::equalsIgnoreCase)
        .findFirst()
        .orElseThrow(
            () ->
                ArmException.notFound(
                    "InvalidResourceNamespace",
                    "The resource namespace '" + asked + "' is invalid."));
  }

  private Stream<String> namespaces() {
    return Stream.concat(
            WITHOUT_TYPES.stream(), types.get().stream().map(ProviderCatalogue::namespace))
        .distinct()
        .sorted();
  }

  private ObjectNode provider(String subscription, String namespace) {
    boolean free = Registrations.needsNone(namespace);
    return Json.object(
        json -> {
          json.put("id", "/subscriptions/" + subscription + "/providers/" + namespace);
          json.put("namespace", namespace);
          json.put("registrationPolicy", free ? "RegistrationFree" : "RegistrationRequired");
          json.put("registrationState", registrations.state(subscription, namespace));
          ArrayNode list = json.putArray("resourceTypes");
          types.get().stream()
              .filter(type -> namespace(type).equals(namespace))
              .sorted(Comparator.comparing(ResourceType::name))
              .forEach(type -> describe(type, list.addObject()));
        });
  }

  private static void describe(ResourceType type, ObjectNode json) {
    json.put("resourceType", type.name().substring(type.name().indexOf('/') + 1));
    ArrayNode locations = json.putArray("locations");
    Regions.names().forEach(locations::add);
    List<String> versions = new ArrayList<>(ApiCatalogue.azure().versions(type.name()));
    Collections.reverse(versions);
    versions.forEach(json.putArray("apiVersions")::add);
  }

  private static String namespace(ResourceType type) {
    return type.name().substring(0, type.name().indexOf('/'));
  }
}
