package io.dbmodernizer.systemtests.deployment;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The fields of Kustomize's files that are in use, as the <a
 * href="https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/">reference</a> has
 * them.
 */
record Kustomization(
    String apiVersion,
    String kind,
    @Nullable String namespace,
    @Nullable String namePrefix,
    List<Labels> labels,
    List<Image> images,
    List<String> resources,
    List<String> components,
    List<Patch> patches) {

  Kustomization {
    labels = Objects.requireNonNullElse(labels, List.of());
    images = Objects.requireNonNullElse(images, List.of());
    resources = Objects.requireNonNullElse(resources, List.of());
    components = Objects.requireNonNullElse(components, List.of());
    patches = Objects.requireNonNullElse(patches, List.of());
  }

  record Labels(Map<String, String> pairs, boolean includeSelectors, boolean includeTemplates) {}

  record Image(String name, String newName, String newTag) {}

  record Patch(Target target, String patch) {}

  record Target(String kind) {}
}
