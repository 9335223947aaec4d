package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.PathPattern;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.resource.TypeDeclaration;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.emulator.arm.route.RouteHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The routes of the operations that a resource type declares. */
record ResourceRoutes(ResourceReads reads, ResourceChanges changes) {

  List<Route> of(ResourceType type) {
    TypeDeclaration declared = type.declaration();
    PathPattern pattern = declared.pattern();
    Set<String> query = declared.queryParameters();
    List<Route> routes = new ArrayList<>();
    routes.add(new Route("GET", pattern, request -> reads.get(type, request), query));
    routes.add(new Route("HEAD", pattern, request -> reads.head(type, request)));
    if (declared.listedByParent()) {
      routes.add(new Route("GET", pattern.parent(), request -> reads.list(type, request), query));
    }
    for (String method : declared.methods()) {
      routes.add(new Route(method, pattern, change(type, method), query));
    }
    if (declared.listedBySubscription()) {
      routes.add(
          new Route(
              "GET",
              PathPattern.of("/subscriptions/{subscription}/providers/" + declared.name()),
              request -> reads.listBySubscription(type, request),
              query));
    }
    return routes;
  }

  private RouteHandler change(ResourceType type, String method) {
    return switch (method) {
      case "PUT" -> request -> changes.put(type, request);
      case "PATCH" -> request -> changes.patch(type, request);
      case "DELETE" -> request -> changes.delete(type, request);
      default -> throw new IllegalArgumentException(method + " is not a method of a resource type");
    };
  }
}
