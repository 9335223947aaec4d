package io.dbmodernizer.emulator.arm.controller;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.ArmResponse;
import io.dbmodernizer.emulator.arm.resource.ResourceType;
import io.dbmodernizer.emulator.arm.store.Resource;
import io.dbmodernizer.emulator.arm.store.ResourceId;
import java.util.ArrayList;
import java.util.List;

/** The operations GET, HEAD and list of every resource type. */
final class ResourceReads {

  private final ResourceTree resources;
  private final RequestChecks checks;
  private final Visibility visibility;
  private final OperationAnswers answers;

  ResourceReads(
      ResourceTree resources,
      RequestChecks checks,
      Visibility visibility,
      OperationAnswers answers) {
    this.resources = resources;
    this.checks = checks;
    this.visibility = visibility;
    this.answers = answers;
  }

  ArmResponse get(ResourceType type, ArmRequest request) {
    ResourceId id = ResourceChanges.id(type, request);
    Resource resource = checks.find(id).orElseThrow(() -> checks.notFound(type, id));
    return Preconditions.unchanged(request, resource)
        ? ArmResponse.empty(304)
        : answers.whileRunning(ArmResponse.of(200, type.view(resource, request)), resource);
  }

  ArmResponse head(ResourceType type, ArmRequest request) {
    ResourceId id = ResourceChanges.id(type, request);
    return ArmResponse.empty(checks.find(id).isPresent() ? 204 : 404);
  }

  ArmResponse list(ResourceType type, ArmRequest request) {
    String collection = type.declaration().pattern().parent().fill(request.parameters());
    ResourceId some = new ResourceId(collection + "/-");
    checks.requireParents(some);
    List<Resource> found = new ArrayList<>(resources.siblings(type, some));
    String implicit = type.declaration().implicitName();
    if (implicit != null
        && found.stream().noneMatch(each -> each.id().name().equalsIgnoreCase(implicit))) {
      found.addAll(resources.find(new ResourceId(collection + "/" + implicit)).stream().toList());
    }
    return answer(type, request, found);
  }

  ArmResponse listBySubscription(ResourceType type, ArmRequest request) {
    String subscription = request.parameter("subscription");
    return answer(
        type,
        request,
        resources.ofType(type.key()).stream()
            .filter(each -> each.id().subscription().equalsIgnoreCase(subscription))
            .toList());
  }

  private ArmResponse answer(ResourceType type, ArmRequest request, List<Resource> found) {
    return ArmResponse.list(
        found.stream()
            .filter(each -> !visibility.hides(each.id()))
            .map(each -> type.view(each, request))
            .toList());
  }
}
